namespace ContainerOS.Protocol.Engines;

/// <summary>How to start a plugin process.</summary>
/// <param name="Executable">The program: a path, or a name to be found on PATH.</param>
/// <param name="EngineAddress">Where the engine's own service listens (<c>host:port</c>); passed as the last argument.</param>
public sealed record PluginStart(string Executable, string EngineAddress)
{
    /// <summary>Arguments before the engine's address.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables added to this process's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The directory the plugin runs in; null for this process's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Is told every line the plugin prints to standard error; null for nobody.</summary>
    public Action<string>? ErrorLine { get; init; }

    /// <summary>What the plugin is told in the handshake; null for the address and what this version can do.</summary>
    public Calls.HandshakeRequest? Handshake { get; init; }

    /// <summary>How long the plugin may take to tell its port, and again to answer the handshake. Pulumi's own engine waits 10 s, which a cold start on a busy machine can overrun.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock for <see cref="Patience"/> and for the 5 s between interrupt and kill.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
