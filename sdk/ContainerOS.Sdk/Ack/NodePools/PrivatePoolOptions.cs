using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Which reserved capacity new nodes use.</summary>
public sealed record PrivatePoolOptions : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public PrivatePoolOptions() { }

    internal PrivatePoolOptions(JsonFields fields)
        : base(fields) { }

    /// <summary>The private pool, for <c>Target</c>.</summary>
    public string? Id
    {
        get => Text("id");
        init => Put("id", value);
    }

    /// <summary><c>Open</c> (an open one, else public capacity), <c>Target</c> (that one, else none) or <c>None</c>.</summary>
    public string? MatchCriteria
    {
        get => Text("match_criteria");
        init => Put("match_criteria", value);
    }
}
