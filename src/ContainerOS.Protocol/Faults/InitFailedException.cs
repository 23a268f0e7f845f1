using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Faults;

/// <summary>The resource exists, but did not become what was asked for; the engine records it and tries again next time.</summary>
/// <param name="id">The resource's id.</param>
/// <param name="properties">Its state as far as known.</param>
/// <param name="inputs">The inputs it was made from, or null for the ones of the call.</param>
/// <param name="reasons">What went wrong, one text each.</param>
/// <param name="cause">What led to it, when something did.</param>
public sealed class InitFailedException(
    string id,
    PropertyMap properties,
    PropertyMap? inputs,
    IReadOnlyList<string> reasons,
    Exception? cause = null
) : Exception($"resource {id} exists but is not ready: {string.Join("; ", reasons)}", cause)
{
    /// <summary>The resource's id.</summary>
    public string Id { get; } = id;

    /// <summary>Its state as far as known.</summary>
    public PropertyMap Properties { get; } = properties;

    /// <summary>The inputs it was made from, or null for the ones of the call.</summary>
    public PropertyMap? Inputs { get; } = inputs;

    /// <summary>What went wrong, one text each.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
