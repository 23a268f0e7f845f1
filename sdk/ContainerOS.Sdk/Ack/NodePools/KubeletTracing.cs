using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Tracing of the kubelet.</summary>
public sealed record KubeletTracing : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public KubeletTracing() { }

    internal KubeletTracing(JsonFields fields)
        : base(fields) { }

    /// <summary>Collector, host and port.</summary>
    public string? Endpoint
    {
        get => Text("endpoint");
        init => Put("endpoint", value);
    }

    /// <summary>Spans sampled out of a million.</summary>
    public int? SamplingRatePerMillion
    {
        get => Integer("samplingRatePerMillion");
        init => Put("samplingRatePerMillion", value);
    }
}
