namespace ContainerOS.Protocol.Faults;

/// <summary>Required configuration is missing.</summary>
/// <param name="keys">The missing keys.</param>
public sealed class MissingConfigException(IReadOnlyList<MissingConfigKey> keys)
    : Exception($"missing required configuration: {string.Join(", ", keys.Select(key => key.Name))}")
{
    /// <summary>The missing keys.</summary>
    public IReadOnlyList<MissingConfigKey> Keys { get; } = keys;
}

/// <summary>A configuration key that the user has to set.</summary>
/// <param name="Name">The key with its package (<c>package:key</c>).</param>
/// <param name="Description">What it is for.</param>
public sealed record MissingConfigKey(string Name, string Description);
