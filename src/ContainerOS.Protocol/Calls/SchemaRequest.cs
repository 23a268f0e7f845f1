namespace ContainerOS.Protocol.Calls;

/// <summary>The request of GetSchema. The response is the schema as JSON text.</summary>
/// <param name="Version">The version of the schema format; only 0 exists.</param>
/// <param name="SubpackageName">The name of the requested parameterized package, when there is one.</param>
/// <param name="SubpackageVersion">Its version.</param>
public sealed record SchemaRequest(int Version = 0, string? SubpackageName = null, string? SubpackageVersion = null);

/// <summary>Translates GetSchema from and to the wire.</summary>
internal static class SchemaTranslation
{
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
