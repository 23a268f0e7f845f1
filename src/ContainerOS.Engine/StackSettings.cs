namespace ContainerOS.Engine;

/// <summary>The settings of a program and its stack.</summary>
/// <param name="Project">The name of the program.</param>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Config">The config values that are not secret, by full key (<c>namespace:key</c>); lists and maps as JSON text.</param>
/// <param name="SecretKeys">The full keys of the secret config values.</param>
public sealed record StackSettings(
    string Project,
    string Stack,
    IReadOnlyDictionary<string, string> Config,
    IReadOnlyList<string> SecretKeys
);
