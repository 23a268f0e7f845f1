namespace ContainerOS.Provider.Configuration;

/// <summary>What the provider reads of the process it runs in.</summary>
internal interface IEnvironment
{
    /// <summary>The directory that relative paths of settings start at.</summary>
    string Directory => Environment.CurrentDirectory;

    /// <summary>Standard error, for what the provider protocol has no message for.</summary>
    TextWriter Error => Console.Error;

    /// <summary>The value of a variable; null if it is not set.</summary>
    string? Get(string name);
}

/// <summary>The variables and the working directory of this process.</summary>
internal sealed class ProcessEnvironment : IEnvironment
{
    /// <inheritdoc/>
    public string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
