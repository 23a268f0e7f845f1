using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Wire;

/// <summary>Valid request bodies and malformed variants.</summary>
internal static class RequestBodies
{
    private static readonly string[] Wrong =
    [
        "null",
        "\"text\"",
        "-1",
        "1e300",
        "99999999999999999999",
        "true",
        "[]",
        "{}",
        "[null]",
        "[{\"a\":[]}]",
    ];

    public static string Pool { get; } =
        """
            {"nodepool_info":{"name":"web","type":"ess"},"count":1,
             "scaling_group":{"image_type":"ContainerOS","image_id":"lifsea_3_x64_5G_alibase_20250916.qcow2",
             "instance_types":["ecs.g7.xlarge"],"vswitch_ids":["vsw-demo-h"],"key_pair":"demo-key","desired_size":1,
              "system_disk_category":"cloud_essd","system_disk_size":40,"data_disks":[{"category":"cloud_essd","size":120,
              "performance_level":"PL1"}],"tags":[{"key":"team","value":"web"}],
              "spot_strategy":"SpotWithPriceLimit","spot_price_limit":[{"instance_type":"ecs.g7.xlarge","price_limit":"1"}],
              "security_group_ids":["sg-demo"],"instance_metadata_options":{"http_tokens":"required"}},
             "kubernetes_config":{"runtime":"containerd","labels":[{"key":"team","value":"web"}],"taints":[{"key":"a","value":"b",
             "effect":"NoSchedule"}],"user_data":"IyEvYmluL3NoCg=="},
             "auto_scaling":{"enable":false,"min_instances":1,"max_instances":2},
             "management":{"enable":true,"auto_upgrade_policy":{"auto_upgrade_os":true},"upgrade_config":{"max_unavailable":1}},
             "node_config":{"kubelet_configuration":{"maxPods":90,"featureGates":{"A":true}}},"node_components":[{"name":"a",
             "version":"1","config":{"envs":[{"name":"x","value":"y"}]}}]}
            """;

    /// <summary>Valid bodies of the calls that take one, by action.</summary>
    public static IReadOnlyDictionary<string, string> ByAction { get; } =
        new Dictionary<string, string>
        {
            ["CreateClusterNodePool"] = Pool,
            ["ModifyClusterNodePool"] = """
                {"nodepool_info":{"name":"db"},"scaling_group":{"desired_size":2,"tags":[{"key":"a","value":"b"}]},
                "kubernetes_config":{"labels":[{"key":"a","value":"b"}]},"auto_scaling":{"enable":false},
                "management":{"upgrade_config":{"max_unavailable":1}},"update_nodes":true,"concurrency":true}
                """,
            ["ScaleClusterNodePool"] = """{"count":1}""",
            ["UpgradeClusterNodepool"] = """
                {"image_id":"lifsea_3_x64_5G_alibase_20251101.qcow2","kubernetes_version":"1.34.1-aliyun.1",
                "runtime_type":"containerd","runtime_version":"2.1.6","use_replace":true,"node_names":[],
                "rolling_policy":{"max_parallelism":1,"batch_interval":5,"pause_policy":"NotPause"}}
                """,
            ["ModifyNodePoolNodeConfig"] = """
                {"kubelet_config":{"maxPods":90},"containerd_config":{"maxConcurrentDownloads":5,"limitNoFile":2048},
                "os_config":{"sysctl":{"vm.swappiness":"0"},"hugepage":{"a":1}},"rolling_policy":{"max_parallelism":1},
                "node_names":[]}
                """,
            ["RepairClusterNodePool"] = """{"nodes":[],"auto_restart":true,"operations":[{"operation_id":"a","args":["b"]}]}""",
            ["AttachInstancesToNodePool"] = """{"instances":["i-none"],"format_disk":true,"keep_instance_name":true,"password":"x"}""",
            ["DescribeClusterAttachScripts"] = """
                {"arch":"amd64","expired":1,"format_disk":true,"nodepool_id":"","one_time_token":true,"options":"{}",
                "rds_instances":["a"]}
                """,
            ["InstallNodePoolComponents"] = """
                {"components":[{"name":"agent","version":"1.0","config":{"envs":[{"name":"A","value":"1"}]}}],"nodeNames":[],
                "rollingPolicy":{"maxParallelism":1}}
                """,
            ["UpdateNodePoolComponent"] = """
                {"name":"agent","version":"1.1","config":{"envs":[]},"disableRolling":false,"nodeNames":[],
                "rollingPolicy":{"maxParallelism":1}}
                """,
            ["FixNodePoolVuls"] = """{"nodes":[],"vuls":["x"],"auto_restart":true,"rollout_policy":{"max_parallelism":1}}""",
        };

    /// <summary>The body of a pool with a name and a number of nodes.</summary>
    public static string PoolOf(string name, int size) =>
        Pool.Replace("\"name\":\"web\"", $"\"name\":{JsonConvert.ToString(name)}", StringComparison.Ordinal)
            .Replace("\"desired_size\":1", $"\"desired_size\":{size}", StringComparison.Ordinal);

    /// <summary>Bodies in which one value has the wrong type, and texts that are not a JSON object.</summary>
    public static IEnumerable<string> Malformed(string good)
    {
        foreach (var path in JObject.Parse(good).Descendants().Where(token => token is not JProperty).Select(token => token.Path))
        {
            foreach (var wrong in Wrong)
            {
                var body = JObject.Parse(good);
                body.SelectToken(path)!.Replace(JToken.Parse(wrong));
                yield return body.ToString(Formatting.None);
            }
        }

        foreach (
            var text in new[]
            {
                string.Empty,
                "{",
                "[]",
                "\"text\"",
                "nonsense",
                "{\"a\":1}{\"b\":2}",
                new string('[', 5000),
                "\0",
                "{\"count\":NaN}",
            }
        )
        {
            yield return text;
        }
    }
}
