using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A container that runs scripts once at node initialisation and then exits.</summary>
public sealed record BootstrapContainer
{
    /// <summary>Its name, unique in the pool.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>When it runs.</summary>
    public Value<BootstrapPhase>? Phase { get; init; }

    /// <summary>What it does, in order.</summary>
    public ValueList<BootstrapStep>? Steps { get; init; }
}
