using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>A resource as it is.</summary>
/// <param name="Id">Its id; empty when it does not exist.</param>
/// <param name="Properties">Its state; null when it does not exist.</param>
/// <param name="Inputs">Inputs that would make it; an import needs them.</param>
public sealed record ReadResult(string Id, PropertyMap? Properties, PropertyMap? Inputs)
{
    /// <summary>The resource does not exist.</summary>
    public static ReadResult Gone { get; } = new(string.Empty, null, null);

    /// <summary>Whether the resource exists. The engine takes an answer without state for "does not exist", whatever id it carries.</summary>
    public bool Exists => Id.Length > 0 && Properties is not null;
}
