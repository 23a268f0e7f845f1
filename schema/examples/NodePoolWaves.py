import containeros_infra as containeros
import pulumi

fleet = containeros.NodePoolWaves(
    "fleet",
    template=containeros.NodePoolTemplateArgs(
        cluster_id="cd3m0a0000000000000000000000000001",
        instance_types=["ecs.g7.xlarge"],
        v_switch_ids=["vsw-demo-h"],
        os=containeros.OsPinArgs(version="3.6.1"),
        data_disk=containeros.DiskArgs(category=containeros.DiskCategory.CLOUD_ESSD, size_gi_b=120),
        desired_size=2,
        access=containeros.AccessArgs(key_pair="demo-key"),
    ),
    waves=[
        containeros.WaveArgs(
            name="canary",
            pools={"canary": containeros.NodePoolTemplateArgs(desired_size=1)},
        ),
        containeros.WaveArgs(
            name="all",
            pools={
                "web": containeros.NodePoolTemplateArgs(),
                "batch": containeros.NodePoolTemplateArgs(labels={"team": "batch"}),
            },
        ),
    ],
)

pulumi.export("gates", fleet.gates)
