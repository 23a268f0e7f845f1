namespace ContainerOS.Provider.Configuration;

/// <summary>The environment variables that the provider reads.</summary>
internal interface IEnvironment
{
    /// <summary>The value of a variable; null if it is not set.</summary>
    string? Get(string name);
}

/// <summary>The environment variables of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    /// <inheritdoc/>
    public string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
