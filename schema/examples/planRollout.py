import containeros_infra as containeros
import pulumi

web = containeros.NodePool(
    "web",
    cluster_id="cd3m0a0000000000000000000000000001",
    instance_types=["ecs.g7.xlarge"],
    v_switch_ids=["vsw-demo-h"],
    os=containeros.OsPinArgs(version="3.6.0"),
    data_disk=containeros.DiskArgs(category=containeros.DiskCategory.CLOUD_ESSD, size_gi_b=120),
    desired_size=3,
    access=containeros.AccessArgs(key_pair="demo-key"),
)
upgrade = containeros.plan_rollout_output(
    id=web.id,
    pool=containeros.NodePoolTemplateArgs(
        os=containeros.OsPinArgs(version="3.6.1"),
        rollout=containeros.RolloutArgs(max_parallelism=2),
    ),
)
pulumi.export("summary", upgrade.summary)
pulumi.export("minutes", upgrade.minutes_p90)
