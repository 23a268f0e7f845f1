using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.NodePools;

/// <summary>The ContainerOS release of a pool.</summary>
public sealed record OsPin
{
    /// <summary>The release, such as <c>3.6.1</c>.</summary>
    public Value<OsVersion>? Version { get; init; }

    /// <summary>The exact image; looked up for the release when not given.</summary>
    public Value<string>? ImageId { get; init; }
}
