import containeros_infra as containeros
import pulumi

zones = containeros.NodePoolSet(
    "zones",
    cluster_id="cd3m0a0000000000000000000000000001",
    template=containeros.NodePoolTemplateArgs(
        instance_types=["ecs.g7.xlarge"],
        os=containeros.OsPinArgs(version="3.6.1"),
        data_disk=containeros.DiskArgs(category=containeros.DiskCategory.CLOUD_ESSD, size_gi_b=120),
        desired_size=2,
        access=containeros.AccessArgs(key_pair="demo-key"),
    ),
    pools={
        "h": containeros.NodePoolTemplateArgs(v_switch_ids=["vsw-demo-h"]),
        "i": containeros.NodePoolTemplateArgs(v_switch_ids=["vsw-demo-i"], desired_size=3),
    },
)

pulumi.export("nodePools", zones.node_pools)
