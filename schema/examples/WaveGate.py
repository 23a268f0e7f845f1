import containeros_infra as containeros
import pulumi


def pool_of(size: int) -> containeros.NodePoolArgs:
    return containeros.NodePoolArgs(
        cluster_id="cd3m0a0000000000000000000000000001",
        instance_types=["ecs.g7.xlarge"],
        v_switch_ids=["vsw-demo-h"],
        os=containeros.OsPinArgs(version="3.6.1"),
        data_disk=containeros.DiskArgs(category=containeros.DiskCategory.CLOUD_ESSD, size_gi_b=120),
        desired_size=size,
        access=containeros.AccessArgs(key_pair="demo-key"),
    )


canary = containeros.NodePool("canary", pool_of(1))
gate = containeros.WaveGate(
    "gate",
    node_pool_ids=[canary.id],
    triggers={"image": canary.image_id},
    timeout_minutes=20,
)
containeros.NodePool("web", pool_of(3), opts=pulumi.ResourceOptions(depends_on=[gate]))
