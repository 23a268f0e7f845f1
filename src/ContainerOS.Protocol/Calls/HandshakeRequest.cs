namespace ContainerOS.Protocol.Calls;

/// <summary>What the engine tells a plugin about itself before anything else.</summary>
/// <param name="EngineAddress">Where the engine's log service listens (<c>host:port</c>).</param>
/// <param name="RootDirectory">The directory the plugin was installed in, when there is one.</param>
/// <param name="ProgramDirectory">The directory of the plugin's program, when there is one.</param>
/// <param name="ConfigureWithUrn">Whether Configure carries the provider's URN, name, type and id.</param>
/// <param name="InvokeWithPreview">Whether Invoke says that it belongs to a preview.</param>
/// <param name="AcceptsByteString">Whether the engine reads texts that are not UTF-8.</param>
public sealed record HandshakeRequest(
    string EngineAddress,
    string? RootDirectory = null,
    string? ProgramDirectory = null,
    bool ConfigureWithUrn = true,
    bool InvokeWithPreview = true,
    bool AcceptsByteString = false
);
