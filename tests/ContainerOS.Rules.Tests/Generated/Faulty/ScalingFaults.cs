namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>Faults of sizes, vSwitches, prices, names and rollouts.</summary>
internal static class ScalingFaults
{
    private const string Fixed = "autoScaling: ~, desiredSize:";

    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("COS6001", "desiredSize: ~, autoScaling: ~"),
        new("COS6001", "desiredSize: 2, autoScaling: {minSize: 1, maxSize: 2}"),
        new("COS6002", "instanceTypes: []"),
        new("COS6003", $"{Fixed} 2001"),
        new("COS6003", $"{Fixed} -1"),
        new("COS6004", "desiredSize: ~, autoScaling: {minSize: 2, maxSize: 1}"),
        new("COS6004", "desiredSize: ~, autoScaling: {minSize: 0, maxSize: 2001}"),
        new("COS6005", "vSwitchIds: []"),
        new("COS6005", "vSwitchIds: [vsw-1, vsw-2, vsw-3, vsw-4, vsw-5, vsw-6, vsw-7, vsw-8, vsw-9]"),
        new("COS6006", "securityGroupIds: []"),
        new("COS6006", "securityGroupIds: [sg-1, sg-2, sg-3, sg-4, sg-5, sg-6]"),
        new("COS6007", "spot: {strategy: asPriceGo, onDemandBase: -1}"),
        new("COS6008", "spot: {strategy: asPriceGo, onDemandPercentage: 101}"),
        new("COS6009", "spot: {strategy: asPriceGo, pools: 0}"),
        new("COS6010", "spot: {strategy: withPriceLimit}"),
        new("COS6011", "spot: {strategy: asPriceGo, priceLimits: {ecs.g7.xlarge: 0.5}}"),
        new(
            "COS6012",
            "instanceTypes: [ecs.g7.xlarge], spot: {strategy: withPriceLimit, priceLimits: {ecs.g7.xlarge: 0.5, ecs.g8i.xlarge: 0.5}}"
        ),
        new("COS6013", "instanceTypes: [ecs.g7.xlarge], spot: {strategy: withPriceLimit, priceLimits: {ecs.g7.xlarge: 0}}"),
        new("COS6014", "instanceTypes: [ecs.g7.xlarge], spot: {strategy: asPriceGo, pools: 2}"),
        new("COS6015", "desiredSize: 11, autoScaling: ~", "edition ack.standard"),
        new("COS6015", "desiredSize: ~, autoScaling: {minSize: 1, maxSize: 1001}", "network Flannel"),
        new("COS6016", "desiredSize: ~, autoScaling: {minSize: 0, maxSize: 0}"),
        new("COS6017", "vSwitchIds: [vsw-1, vsw-1]"),
        new("COS6018", "multiAzPolicy: balance, spot: {strategy: asPriceGo, onDemandBase: 1}"),
        new("COS6021", "vSwitchIds: [vpc-a]"),
        new("COS6022", "securityGroupIds: [default]"),
        new("COS6101", "name: ''"),
        new("COS6101", $"name: {new string('a', 64)}"),
        new("COS6102", $"tags: {{{string.Join(", ", Enumerable.Range(0, 17).Select(number => $"t{number}: x"))}}}"),
        new("COS6103", $"tags: {{{new string('k', 129)}: x}}"),
        new("COS6104", "tags: {'acs:team': x}"),
        new("COS6104", "tags: {team: 'acs:x'}"),
        new("COS6105", "tags: {repo: 'https://github.com/a/b'}"),
        new(
            "COS6106",
            "desiredSize: ~, autoScaling: {minSize: 1, maxSize: 9}, labels: {"
                + string.Join(", ", Enumerable.Range(0, 15).Select(number => $"l{number}: x"))
                + "}"
        ),
        new("COS6107", "name: web_1"),
        new("COS6108", "name: web", "sameName other"),
        new("COS7002", "rollout: {batchIntervalMinutes: 4}"),
        new("COS7002", "rollout: {batchIntervalMinutes: 121}"),
        new("COS7003", "rollout: {batchIntervalMinutes: 5, pause: everyBatch}"),
        new("COS7004", "rollout: {maxParallelism: 0}"),
        new("COS7004", "rollout: {maxParallelism: 11}"),
        new("COS7005", "rollout: {gate: {minReadyPercent: -1}}"),
        new("COS7005", "rollout: {gate: {minReadyPercent: 101}}"),
        new("COS7006", "rollout: {gate: {timeoutMinutes: 0}}"),
        new("COS7007", "rollout: {gate: {timeoutMinutes: 29}}"),
        new("COS7008", "management: {maxUnavailable: 0}"),
        new("COS7009", "management: {autoFixVulnerabilities: true}"),
        new("COS7010", $"{Fixed} 3, rollout: {{maxParallelism: 3}}"),
        new("COS7013", "rollout: {gate: {checks: [{}]}}"),
        new("COS7013", "rollout: {gate: {checks: [{http: {url: https://example.com}, command: {argv: [\"true\"]}}]}}"),
        new("COS7012", "management: {autoUpgrade: true}"),
        new("COS7011", "management: {autoUpgrade: true}, kubernetesVersion: 1.34.1"),
    ];
}
