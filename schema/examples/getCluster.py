import containeros_infra as containeros
import pulumi

cluster = containeros.get_cluster_output(cluster_id="cd3m0a0000000000000000000000000001")

web = containeros.NodePool(
    "web",
    cluster_id=cluster.cluster_id,
    kubernetes_version=cluster.kubernetes_version,
    instance_types=["ecs.g7.xlarge"],
    v_switch_ids=["vsw-demo-h"],
    os=containeros.OsPinArgs(version="3.6.1"),
    data_disk=containeros.DiskArgs(size_gi_b=120),
    desired_size=1,
    access=containeros.AccessArgs(key_pair="demo-key"),
)

pulumi.export("network", cluster.network)
