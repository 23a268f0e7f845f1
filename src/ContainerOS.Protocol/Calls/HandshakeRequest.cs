namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Handshake, the first call: what the engine is and what it supports.</summary>
/// <param name="EngineAddress">The address of the engine's own service (<c>host:port</c>).</param>
/// <param name="RootDirectory">The directory the plugin is installed in, when there is one.</param>
/// <param name="ProgramDirectory">The directory of the plugin's program, when there is one.</param>
/// <param name="ConfigureWithUrn">Whether Configure carries the URN, name, type and id of the provider.</param>
/// <param name="InvokeWithPreview">Whether Invoke says that it is part of a preview.</param>
/// <param name="AcceptsByteString">Whether the engine accepts strings that are not UTF-8.</param>
public sealed record HandshakeRequest(
    string EngineAddress,
    string? RootDirectory = null,
    string? ProgramDirectory = null,
    bool ConfigureWithUrn = true,
    bool InvokeWithPreview = true,
    bool AcceptsByteString = false
);

/// <summary>The response of Handshake: what the plugin accepts. It takes precedence over the response of Configure.</summary>
/// <param name="AcceptSecrets">Whether inputs may contain secrets; if not, they are sent in plain text.</param>
/// <param name="AcceptResources">Whether inputs may contain resource references; if not, ids are sent.</param>
/// <param name="AcceptOutputs">Whether inputs of components may contain outputs (values with their dependencies).</param>
/// <param name="SupportsAutonaming">Whether Check uses the engine's setting for generated names.</param>
public sealed record HandshakeResponse(
    bool AcceptSecrets = true,
    bool AcceptResources = true,
    bool AcceptOutputs = true,
    bool SupportsAutonaming = true
)
{
    /// <summary>Whether inputs may contain strings that are not UTF-8.</summary>
    public bool AcceptsByteString { get; init; }
}

/// <summary>Translates Handshake from and to the wire.</summary>
internal static class HandshakeTranslation
{
    public static HandshakeRequest FromWire(this Wire.ProviderHandshakeRequest wire) =>
        new(
            wire.EngineAddress,
            wire.HasRootDirectory ? wire.RootDirectory : null,
            wire.HasProgramDirectory ? wire.ProgramDirectory : null,
            wire.ConfigureWithUrn,
            wire.InvokeWithPreview,
            wire.AcceptsByteString
        );

    public static Wire.ProviderHandshakeRequest ToWire(this HandshakeRequest request)
    {
        var wire = new Wire.ProviderHandshakeRequest
        {
            EngineAddress = request.EngineAddress,
            ConfigureWithUrn = request.ConfigureWithUrn,
            InvokeWithPreview = request.InvokeWithPreview,
            AcceptsByteString = request.AcceptsByteString,
        };
        if (request.RootDirectory is not null)
        {
            wire.RootDirectory = request.RootDirectory;
        }

        if (request.ProgramDirectory is not null)
        {
            wire.ProgramDirectory = request.ProgramDirectory;
        }

        return wire;
    }

    public static HandshakeResponse FromWire(this Wire.ProviderHandshakeResponse wire) =>
        new(wire.AcceptSecrets, wire.AcceptResources, wire.AcceptOutputs, wire.SupportsAutonamingConfiguration)
        {
            AcceptsByteString = wire.AcceptsByteString,
        };

    public static Wire.ProviderHandshakeResponse ToWire(this HandshakeResponse response) =>
        new()
        {
            AcceptSecrets = response.AcceptSecrets,
            AcceptResources = response.AcceptResources,
            AcceptOutputs = response.AcceptOutputs,
            SupportsAutonamingConfiguration = response.SupportsAutonaming,
            AcceptsByteString = response.AcceptsByteString,
        };
}
