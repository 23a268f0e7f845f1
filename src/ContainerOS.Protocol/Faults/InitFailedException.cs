using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Faults;

/// <summary>The resource exists but was not initialized completely. The engine records it and tries again in the next run.</summary>
/// <param name="id">The id of the resource.</param>
/// <param name="properties">Its state as far as it is known.</param>
/// <param name="inputs">The inputs it was created with, or null for the inputs of the call.</param>
/// <param name="reasons">The reasons, one message each.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class InitFailedException(
    string id,
    PropertyMap properties,
    PropertyMap? inputs,
    IReadOnlyList<string> reasons,
    Exception? cause = null
) : Exception($"resource {id} exists but is not ready: {string.Join("; ", reasons)}", cause)
{
    /// <summary>The id of the resource.</summary>
    public string Id { get; } = id;

    /// <summary>Its state as far as it is known.</summary>
    public PropertyMap Properties { get; } = properties;

    /// <summary>The inputs it was created with, or null for the inputs of the call.</summary>
    public PropertyMap? Inputs { get; } = inputs;

    /// <summary>The reasons, one message each.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
