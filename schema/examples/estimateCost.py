import containeros_infra as containeros
import pulumi

cost = containeros.estimate_cost_output(
    pool=containeros.NodePoolTemplateArgs(
        instance_types=["ecs.g7.xlarge"],
        v_switch_ids=["vsw-demo-h"],
        os=containeros.OsPinArgs(version="3.6.1"),
        data_disk=containeros.DiskArgs(size_gi_b=120),
        desired_size=3,
    ),
    unit=containeros.CostUnit.MONTH,
)

pulumi.export("perNode", cost.per_node)
