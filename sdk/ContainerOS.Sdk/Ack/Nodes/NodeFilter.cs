namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>Which nodes are listed; members that are not set match everything.</summary>
public sealed record NodeFilter
{
    /// <summary>Pool.</summary>
    public string? NodePoolId { get; init; }

    /// <summary>ECS instance ids.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary>Private IP addresses.</summary>
    public IReadOnlyList<string>? NodeIps { get; init; }

    /// <summary>Kubernetes node names.</summary>
    public IReadOnlyList<string>? NodeNames { get; init; }

    /// <summary>Kubernetes labels that a node has all of.</summary>
    public IReadOnlyDictionary<string, string>? NodeLabels { get; init; }

    /// <summary><c>all</c>, <c>running</c>, <c>removing</c>, <c>initial</c>, <c>failed</c>; the service may add others.</summary>
    public string? State { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Query() =>
        [
            .. Parameter("nodepool_id", NodePoolId),
            .. Parameter("instanceIds", InstanceIds),
            .. Parameter("nodeIps", NodeIps),
            .. Parameter("nodeNames", NodeNames),
            .. Parameter("nodeLabels", NodeLabels?.Select(label => $"{label.Key}={label.Value}")),
            .. Parameter("state", State),
        ];

    private static KeyValuePair<string, string>[] Parameter(string name, IEnumerable<string>? values) =>
        Parameter(name, values is null ? null : string.Join(',', values));

    private static KeyValuePair<string, string>[] Parameter(string name, string? value) =>
        value is null ? [] : [KeyValuePair.Create(name, value)];
}
