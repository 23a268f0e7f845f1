using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A file that a bootstrap container writes.</summary>
public sealed record FileStep
{
    /// <summary>Absolute path.</summary>
    public Value<string>? Path { get; init; }

    /// <summary>The content; may be secret.</summary>
    public Value<string>? Content { get; init; }

    /// <summary>Octal mode such as <c>0644</c>, the default.</summary>
    public Value<string>? Mode { get; init; }
}
