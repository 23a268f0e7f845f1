using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Requests that create node pools, in the vendor's casing.</summary>
internal static class SampleNodePools
{
    /// <summary>A pool with a value in every group.</summary>
    internal static JObject Full(string name, int size) =>
        new()
        {
            ["nodepool_info"] = new JObject { ["name"] = name, ["type"] = "ess" },
            ["scaling_group"] = new JObject
            {
                ["image_type"] = "ContainerOS",
                ["image_id"] = "lifsea_3_x64_5G_alibase_20251101.qcow2",
                ["instance_types"] = new JArray("ecs.g7.xlarge", "ecs.g7.2xlarge"),
                ["vswitch_ids"] = new JArray("vsw-demo-h", "vsw-demo-i"),
                ["key_pair"] = DemoAccount.KeyPair,
                ["desired_size"] = size,
                ["system_disk_category"] = "cloud_essd",
                ["system_disk_size"] = 40,
                ["data_disks"] = new JArray(
                    new JObject
                    {
                        ["category"] = "cloud_essd",
                        ["size"] = 120,
                        ["performance_level"] = "PL1",
                        ["encrypted"] = "true",
                    }
                ),
                ["tags"] = new JArray(new JObject { ["key"] = "team", ["value"] = "web" }),
                ["multi_az_policy"] = "BALANCE",
            },
            ["kubernetes_config"] = new JObject
            {
                ["runtime"] = "containerd",
                ["runtime_version"] = "2.1.6",
                ["cpu_policy"] = "static",
                ["labels"] = new JArray(new JObject { ["key"] = "team", ["value"] = "web" }),
                ["taints"] = new JArray(
                    new JObject
                    {
                        ["key"] = "dedicated",
                        ["value"] = "web",
                        ["effect"] = "NoSchedule",
                    }
                ),
                ["user_data"] = "IyEvYmluL3NoCmVjaG8gaGkK",
                ["pre_user_data"] = "IyEvYmluL3NoCmVjaG8gYmVmb3JlCg==",
                ["cms_enabled"] = true,
            },
            ["management"] = new JObject
            {
                ["enable"] = true,
                ["auto_repair"] = true,
                ["auto_upgrade"] = false,
            },
        };

    /// <summary>A pool with an autoscaler.</summary>
    internal static JObject AutoScaled(string name)
    {
        var pool = Full(name, 0);
        ((JObject)pool["scaling_group"]!).Remove("desired_size");
        pool["auto_scaling"] = new JObject
        {
            ["enable"] = true,
            ["min_instances"] = 2,
            ["max_instances"] = 10,
            ["type"] = "cpu",
        };
        return pool;
    }
}
