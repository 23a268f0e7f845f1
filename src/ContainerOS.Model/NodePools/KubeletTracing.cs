using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>Where and how often the kubelet reports traces.</summary>
public sealed record KubeletTracing
{
    /// <summary>Collector address; <c>localhost:4317</c> when not given.</summary>
    public Value<string>? Endpoint { get; init; }

    /// <summary>Samples a million spans, 0 to 1,000,000.</summary>
    public Value<int>? SamplingRatePerMillion { get; init; }
}
