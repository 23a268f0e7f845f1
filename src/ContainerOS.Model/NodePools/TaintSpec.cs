using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A Kubernetes taint.</summary>
public sealed record TaintSpec
{
    /// <summary>The key.</summary>
    public Value<string>? Key { get; init; }

    /// <summary>The value; may be empty.</summary>
    public Value<string>? Value { get; init; }

    /// <summary>The effect; <c>NoSchedule</c> when not given.</summary>
    public Value<TaintEffect>? Effect { get; init; }
}
