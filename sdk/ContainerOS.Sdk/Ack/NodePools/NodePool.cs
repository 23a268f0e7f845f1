using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>A node pool as ACK describes it. Fields this type does not name are kept; see <see cref="JsonPart.ToJson"/>.</summary>
public sealed record NodePool : NodePoolProperties
{
    /// <summary>Starts with nothing set.</summary>
    public NodePool() { }

    internal NodePool(JsonFields fields)
        : base(fields) { }

    /// <summary>State and counts.</summary>
    public NodePoolStatus? Status
    {
        get => Part("status", f => new NodePoolStatus(f));
        init => Put("status", value);
    }

    /// <summary>The pool id; empty when the reply had none.</summary>
    public string Id => Info?.NodePoolId ?? "";

    /// <summary>The pool name; empty when the reply had none.</summary>
    public string Name => Info?.Name ?? "";
}
