namespace ContainerOS.Protocol.Faults;

/// <summary>Configuration that has to be given is not.</summary>
/// <param name="keys">The settings that are missing.</param>
public sealed class MissingConfigException(IReadOnlyList<MissingConfigKey> keys)
    : Exception($"missing required configuration: {string.Join(", ", keys.Select(key => key.Name))}")
{
    /// <summary>The settings that are missing.</summary>
    public IReadOnlyList<MissingConfigKey> Keys { get; } = keys;
}
