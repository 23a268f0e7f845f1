import containeros_infra as containeros
import pulumi

web = containeros.NodePool(
    "web",
    cluster_id="cd3m0a0000000000000000000000000001",
    instance_types=["ecs.g7.xlarge"],
    v_switch_ids=["vsw-demo-h", "vsw-demo-i"],
    os=containeros.OsPinArgs(version="3.6.1"),
    data_disk=containeros.DiskArgs(category=containeros.DiskCategory.CLOUD_ESSD, size_gi_b=120),
    desired_size=3,
    labels={"team": "web"},
    access=containeros.AccessArgs(key_pair="demo-key"),
)

pulumi.export("nodePoolId", web.node_pool_id)
