namespace ContainerOS.Provider.Configuration;

/// <summary>The process's environment, as far as the provider reads it.</summary>
internal interface IEnvironment
{
    /// <summary>A variable's value, or null when it is not set.</summary>
    string? Get(string name);
}

/// <summary>The environment of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    /// <inheritdoc/>
    public string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
