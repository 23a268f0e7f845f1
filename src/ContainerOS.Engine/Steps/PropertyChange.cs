using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>The change of one property.</summary>
/// <param name="Path">Where (<c>a.b[0]["x.y"]</c>).</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Old">The value before, or null; a secret one is a marked <c>[secret]</c>.</param>
/// <param name="New">The value after, or null; a secret one is a marked <c>[secret]</c>, one not known yet is unknown.</param>
/// <param name="NeedsReplace">Whether the change needs a new resource.</param>
public sealed record PropertyChange(
    string Path,
    PropertyChangeKind Kind,
    PropertyValue? Old,
    PropertyValue? New,
    bool NeedsReplace = false
);
