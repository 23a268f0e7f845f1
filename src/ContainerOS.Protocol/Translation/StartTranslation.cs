using ContainerOS.Protocol.Calls;

namespace ContainerOS.Protocol.Translation;

/// <summary>Handshake, schema and plugin info.</summary>
internal static class StartTranslation
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
        new(wire.AcceptSecrets, wire.AcceptResources, wire.AcceptOutputs, wire.SupportsAutonamingConfiguration);

    public static Wire.ProviderHandshakeResponse ToWire(this HandshakeResponse response) =>
        new()
        {
            AcceptSecrets = response.AcceptSecrets,
            AcceptResources = response.AcceptResources,
            AcceptOutputs = response.AcceptOutputs,
            SupportsAutonamingConfiguration = response.SupportsAutonaming,
        };

    public static SchemaRequest FromWire(this Wire.GetSchemaRequest wire) =>
        new(wire.Version, NullIfEmpty(wire.SubpackageName), NullIfEmpty(wire.SubpackageVersion));

    public static Wire.GetSchemaRequest ToWire(this SchemaRequest request) =>
        new()
        {
            Version = request.Version,
            SubpackageName = request.SubpackageName ?? string.Empty,
            SubpackageVersion = request.SubpackageVersion ?? string.Empty,
        };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
