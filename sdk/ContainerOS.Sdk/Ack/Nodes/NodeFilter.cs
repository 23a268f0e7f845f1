namespace ContainerOS.Sdk.Ack.Nodes;

/// <summary>Which nodes are listed; members that are not set match everything.</summary>
public sealed record NodeFilter
{
    /// <summary>Pool.</summary>
    public string? NodePoolId { get; init; }

    /// <summary>ECS instance ids.</summary>
    public IReadOnlyList<string>? InstanceIds { get; init; }

    /// <summary><c>all</c>, <c>running</c>, <c>removing</c>, <c>initial</c>, <c>failed</c>; the service may add others.</summary>
    public string? State { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Query() =>
        [
            .. NodePoolId is null ? [] : new[] { KeyValuePair.Create("nodepool_id", NodePoolId) },
            .. InstanceIds is null ? [] : new[] { KeyValuePair.Create("instanceIds", string.Join(',', InstanceIds)) },
            .. State is null ? [] : new[] { KeyValuePair.Create("state", State) },
        ];
}
