using System.Globalization;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.EngineModel.Tests.Transitions;

/// <summary>
/// What a program can say about a pool, and what the cloud has to have then: written by hand for this proof, from the contract of the
/// resource and the API, so that it can disagree with the definitions of the provider.
/// </summary>
internal static class PoolSettings
{
    private static readonly PropertyValue[] Truth = [true, false];

    /// <summary>The settings that a change can add, change or remove in place.</summary>
    internal static IReadOnlyList<Setting> All { get; } =
    [
        List("instanceTypes", "scaling_group.instance_types", ["ecs.g7.xlarge", "ecs.c7.xlarge", "ecs.r7.xlarge"], isRequired: true),
        List("vSwitchIds", "scaling_group.vswitch_ids", ["vsw-a", "vsw-b", "vsw-c"], isRequired: true),
        List("securityGroupIds", "scaling_group.security_group_ids", ["sg-1", "sg-2", "sg-3"]) with
        {
            IsSet = true,
        },
        Term(
            "multiAzPolicy",
            "scaling_group.multi_az_policy",
            ("priority", "PRIORITY"),
            ("costOptimized", "COST_OPTIMIZED"),
            ("balance", "BALANCE")
        ),
        Plain("systemDisk.sizeGiB", "scaling_group.system_disk_size", 60, 80),
        Plain("systemDisk.snapshotPolicyId", "scaling_group.system_disk_snapshot_policy_id", "sp-1", "sp-2"),
        Plain("systemDisk.encrypted", "scaling_group.system_disk_encrypted", Truth) with
        {
            Default = false,
        },
        Plain("dataDisk.sizeGiB", "scaling_group.data_disks[0].size", 480, 500, 600),
        Plain("dataDisk.performanceLevel", "scaling_group.data_disks[0].performance_level", "PL1", "PL2"),
        new Setting(
            "dataDisk.encrypted",
            "scaling_group.data_disks[0].encrypted",
            Truth,
            value => ((PropertyBool)value).Value ? "true" : "false"
        )
        {
            Default = "false",
        },
        Plain("dataDisk.snapshotPolicyId", "scaling_group.data_disks[0].auto_snapshot_policy_id", "sp-1", "sp-2"),
        new Setting("spot.priceLimits", "scaling_group.spot_price_limit", [Prices(0.5), Prices(0.75), Prices(0.25, 1.5)], PriceList)
        {
            Removed = new JArray(),
        },
        Plain("spot.onDemandBase", "scaling_group.on_demand_base_capacity", 1, 2),
        Plain("spot.pools", "scaling_group.spot_instance_pools", 2, 3),
        Plain("spot.compensateWithOnDemand", "scaling_group.compensate_with_on_demand", Truth),
        Plain("spot.instanceRemedy", "scaling_group.spot_instance_remedy", Truth),
        Term("privatePool.match", "scaling_group.private_pool_options.match_criteria", ("open", "Open"), ("none", "None")),
        Plain("publicIp.bandwidthMbps", "scaling_group.internet_max_bandwidth_out", 5, 10),
        new Setting("labels", "kubernetes_config.labels", Maps("team", "tier", "zone/x"), Entries) { IsShared = true },
        new Setting("tags", "scaling_group.tags", Maps("cost", "owner", "a b"), Entries) { IsShared = true },
        new Setting("taints", "kubernetes_config.taints", [Taints("a"), Taints("a", "b"), Taints("b", "a"), Taints("c")], TaintList)
        {
            Removed = new JArray(),
            IsSet = true,
        },
        Plain("unschedulable", "kubernetes_config.unschedulable", Truth) with
        {
            Removed = false,
        },
        Plain("cpuPolicy", "kubernetes_config.cpu_policy", "static", "none") with
        {
            Removed = "none",
        },
        Plain("cloudMonitor", "kubernetes_config.cms_enabled", Truth) with
        {
            Removed = false,
        },
        new Setting("bootstrap", "kubernetes_config.user_data", [Script("echo a"), Script("echo b")], null) { Removed = string.Empty },
        Plain("kubelet.eventBurst", "node_config.kubelet_configuration.eventBurst", 20, 30) with
        {
            Removed = 10,
        },
        Plain("kubelet.maxPods", "node_config.kubelet_configuration.maxPods", 64, 128),
        Plain("kubelet.serializeImagePulls", "node_config.kubelet_configuration.serializeImagePulls", Truth) with
        {
            Removed = false,
        },
        List("kubelet.clusterDns", "node_config.kubelet_configuration.clusterDNS", ["10.0.0.1", "10.0.0.2"]),
        Plain("containerd.maxConcurrentDownloads", "containerd_config.maxConcurrentDownloads", 5, 10) with
        {
            Removed = JValue.CreateNull(),
        },
        Plain("containerd.limitNoFile", "containerd_config.limitNoFile", 65536, 131072) with
        {
            Removed = JValue.CreateNull(),
        },
        new Setting("sysctls", "os_config.sysctl", Maps("vm.swappiness", "net.core.somaxconn"), Fields) { Removed = new JObject() },
        Plain("hugePages.enabled", "node_config.node_os_config.hugepage.transparentEnabled", "always", "never"),
        Plain("access.keyPair", "scaling_group.key_pair", "ops", "dev"),
        Plain("management.autoRepair", "management.auto_repair", Truth) with
        {
            Removed = false,
        },
        Plain("management.autoUpgrade", "management.auto_upgrade", Truth) with
        {
            Removed = false,
        },
        Plain("management.autoFixVulnerabilities", "management.auto_vul_fix", Truth) with
        {
            Removed = false,
        },
        Plain("management.maxUnavailable", "management.upgrade_config.max_unavailable", 2, 3) with
        {
            Removed = 1,
        },
        Plain("management.repair.restartNodes", "management.auto_repair_policy.restart_node", Truth) with
        {
            Removed = false,
        },
        Plain("management.repair.maxParallelism", "management.auto_repair_policy.max_parallel_repairing_nodes", "5", "10%") with
        {
            Removed = "1",
        },
        Plain("management.vulnerabilities.restartNodes", "management.auto_vul_fix_policy.restart_node", Truth) with
        {
            Removed = false,
        },
        new Setting(
            "management.vulnerabilities.levels",
            "management.auto_vul_fix_policy.vul_level",
            [PropertyArray.Of("asap", "later")],
            _ => "asap,later"
        )
        {
            Removed = "asap",
        },
        Plain("management.upgrade.runtime", "management.auto_upgrade_policy.auto_upgrade_runtime", Truth) with
        {
            Removed = false,
        },
        Plain("management.upgrade.os", "management.auto_upgrade_policy.auto_upgrade_os", Truth) with
        {
            Removed = false,
        },
    ];

    private static Setting Plain(string path, string field, params PropertyValue[] values) => new(path, field, values, Scalar);

    private static Setting Term(string path, string field, params (string Term, string Cloud)[] terms) =>
        new(
            path,
            field,
            [.. terms.Select(term => (PropertyValue)term.Term)],
            value => terms.First(term => term.Term == ((PropertyString)value).Value).Cloud
        );

    private static Setting List(string path, string field, string[] items, bool isRequired = false) =>
        new(
            path,
            field,
            [
                PropertyArray.Of(items[0]),
                PropertyArray.Of(items.Take(2).Select(item => (PropertyValue)item)),
                PropertyArray.Of(items.Take(2).Reverse().Select(item => (PropertyValue)item)),
                PropertyArray.Of(items.Select(item => (PropertyValue)item)),
            ],
            value => new JArray(((PropertyArray)value).Items.Select(item => ((PropertyString)item).Value))
        )
        {
            IsRequired = isRequired,
        };

    private static PropertyValue[] Maps(params string[] keys) =>
        [
            PropertyMap.Of((keys[0], "1")),
            PropertyMap.Of((keys[0], "2"), (keys[1], "1")),
            PropertyMap.Of((keys[1], "1")),
            PropertyMap.Of(keys.Select(key => KeyValuePair.Create(key, (PropertyValue)"3"))),
        ];

    private static JToken Scalar(PropertyValue value) =>
        value switch
        {
            PropertyNumber number => new JValue((long)number.Value),
            PropertyBool truth => truth.Value,
            _ => ((PropertyString)value).Value,
        };

    private static JArray Entries(PropertyValue value) =>
        new(((PropertyMap)value).Select(entry => new JObject { ["key"] = entry.Key, ["value"] = ((PropertyString)entry.Value).Value }));

    private static JObject Fields(PropertyValue value) =>
        new(((PropertyMap)value).Select(entry => new JProperty(entry.Key, ((PropertyString)entry.Value).Value)));

    private static PropertyMap Prices(params double[] prices) =>
        PropertyMap.Of(prices.Select((price, index) => KeyValuePair.Create($"ecs.g{7 + index}.xlarge", (PropertyValue)price)));

    private static JArray PriceList(PropertyValue value) =>
        new(
            ((PropertyMap)value).Select(entry => new JObject
            {
                ["instance_type"] = entry.Key,
                ["price_limit"] = ((PropertyNumber)entry.Value).Value.ToString(CultureInfo.InvariantCulture),
            })
        );

    private static PropertyArray Taints(params string[] keys) =>
        PropertyArray.Of(keys.Select(key => (PropertyValue)PropertyMap.Of(("key", key), ("value", "x"))));

    private static JArray TaintList(PropertyValue value) =>
        new(
            ((PropertyArray)value).Items.Select(item => new JObject
            {
                ["key"] = ((PropertyString)((PropertyMap)item)["key"]).Value,
                ["value"] = "x",
                ["effect"] = "NoSchedule",
            })
        );

    private static PropertyArray Script(string text) =>
        PropertyArray.Of(
            PropertyMap.Of(("name", "setup"), ("phase", "afterJoin"), ("steps", PropertyArray.Of(PropertyMap.Of(("script", text)))))
        );
}

/// <summary>A property that a program can set.</summary>
/// <param name="Path">Its path in programs.</param>
/// <param name="Field">Its path in the API.</param>
/// <param name="Values">Values to choose from.</param>
/// <param name="ToCloud">The value in the cloud; null where only the text of the value is looked for.</param>
internal sealed record Setting(string Path, string Field, PropertyValue[] Values, Func<PropertyValue, JToken>? ToCloud)
{
    /// <summary>What the cloud has after a removal; null if it keeps its value.</summary>
    internal JToken? Removed { get; init; }

    /// <summary>The documented default of a setting that stays when it is removed; null for none.</summary>
    internal JToken? Default { get; init; }

    /// <summary>Whether the order of the list means nothing.</summary>
    internal bool IsSet { get; init; }

    /// <summary>Whether others have entries in the list, which stay.</summary>
    internal bool IsShared { get; init; }

    /// <summary>Whether a program has to set it.</summary>
    internal bool IsRequired { get; init; }

    /// <summary>Whether replies leave it out, so that a change outside of the program is not seen.</summary>
    internal bool IsWriteOnly =>
        Field.StartsWith("containerd_config", StringComparison.Ordinal)
        || Field.StartsWith("os_config", StringComparison.Ordinal)
        || Field.StartsWith("management.auto_upgrade_policy", StringComparison.Ordinal);

    /// <summary>Whether a program can set an empty map or list, and whose removal means the same.</summary>
    internal bool CanBeEmpty => ToCloud is not null && (IsShared || Removed is JArray or JObject);

    /// <summary>The empty map or list.</summary>
    internal PropertyValue Empty => Values[0] is PropertyMap ? PropertyMap.Empty : PropertyArray.Empty;

    /// <summary>The top-level property.</summary>
    internal string Root => Path.Split('.')[0];

    /// <summary>The value of a program; null if it does not set it.</summary>
    internal PropertyValue? In(PropertyMap program) =>
        Path.Split('.').Aggregate((PropertyValue?)program, (value, step) => (value as PropertyMap)?.Find(step));

    /// <summary>The program with the value.</summary>
    internal PropertyMap Set(PropertyMap program, PropertyValue value) => Set(program, Path.Split('.'), value);

    /// <summary>What is wrong in the cloud; null if it has what it should.</summary>
    /// <param name="pool">The pool in the cloud.</param>
    /// <param name="program">The program.</param>
    /// <param name="kept">What the cloud may have if the program does not set it.</param>
    /// <param name="hasServiceEntries">Whether the service has entries in shared lists, which have to stay.</param>
    internal string? Problem(JObject pool, PropertyMap program, IReadOnlyCollection<JToken?> kept, bool hasServiceEntries)
    {
        var actual = pool.SelectToken(Field);
        if (IsShared)
        {
            var own = In(program) is { } entries ? (JArray)ToCloud!(entries) : [];
            JToken[] others = [.. (actual as JArray ?? []).Where(entry => !IsOfOthers(entry))];
            var isServed = !hasServiceEntries || (actual as JArray ?? []).Any(entry => (string?)entry["key"] == "ack.aliyun.com");
            return HasSameItems(own, new JArray(others)) && isServed
                ? null
                : $"{Path}: {actual} instead of {own} and the entries of others";
        }

        if (In(program) is { } value)
        {
            return ToCloud is null ? TextProblem(actual, value)
                : IsSame(ToCloud(value), actual) ? null
                : $"{Path}: {actual?.ToString() ?? "nothing"} instead of {ToCloud(value)}";
        }

        return Removed is { } removed
            ? IsNothing(actual) || IsSame(removed, actual)
                ? null
                : $"{Path}: {actual} after it was removed, instead of {removed}"
            : kept.Any(each => JToken.DeepEquals(each, actual))
                ? null
                : $"{Path}: {actual?.ToString() ?? "nothing"}, which the cloud chose, became another one";
    }

    private string? TextProblem(JToken? actual, PropertyValue value)
    {
        var script = (
            (PropertyString)((PropertyMap)((PropertyArray)((PropertyMap)((PropertyArray)value).Items[0])["steps"]).Items[0])["script"]
        ).Value;
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string?)actual ?? string.Empty));
        return text.Contains(script, StringComparison.Ordinal) ? null : $"{Path}: the user data lacks '{script}'";
    }

    /// <summary>Whether two values of the cloud mean the same.</summary>
    internal bool IsSame(JToken? expected, JToken? actual) => AreEqual(Known(expected), Known(actual));

    // A documented default is the same as nothing.
    private JToken? Known(JToken? value) => IsNothing(value) && (Removed ?? Default) is { } known ? known : value;

    private bool AreEqual(JToken? expected, JToken? actual) =>
        IsSet && expected is JArray list ? HasSameItems(list, actual as JArray ?? [])
        : IsNothing(expected) ? IsNothing(actual) || JToken.DeepEquals(expected, actual)
        : JToken.DeepEquals(expected, actual);

    private static bool HasSameItems(JArray expected, JArray actual) =>
        expected.Count == actual.Count && expected.All(item => actual.Any(other => JToken.DeepEquals(item, other)));

    private static bool IsOfOthers(JToken entry) => (string?)entry["key"] is "ack.aliyun.com" or "containeros.infra/owner" or "scanner";

    private static bool IsNothing(JToken? value) =>
        value is null or { Type: JTokenType.Null } or JArray { Count: 0 } or JObject { Count: 0 } or JValue { Value: "" };

    private static PropertyMap Set(PropertyMap map, string[] steps, PropertyValue value) =>
        map.With(steps[0], steps.Length == 1 ? value : Set(map.Find(steps[0]) as PropertyMap ?? PropertyMap.Empty, steps[1..], value));
}
