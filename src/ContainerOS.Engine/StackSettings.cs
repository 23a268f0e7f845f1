namespace ContainerOS.Engine;

/// <summary>What a program and its stack say before anything runs.</summary>
/// <param name="Project">The program's name.</param>
/// <param name="Stack">The stack's name.</param>
/// <param name="Config">Every config value that is not secret, by full key (<c>namespace:key</c>); lists and maps as JSON text.</param>
/// <param name="SecretKeys">Full keys of the secret config values.</param>
public sealed record StackSettings(
    string Project,
    string Stack,
    IReadOnlyDictionary<string, string> Config,
    IReadOnlyList<string> SecretKeys
);
