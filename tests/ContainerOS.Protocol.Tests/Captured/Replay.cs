using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Tests.Captured;

/// <summary>Sends a recorded request through the client, and converts the records of both sides to messages for comparison.</summary>
internal static class Replay
{
    private static readonly PropertyCodecOptions Options = PropertyCodecOptions.Everything;

    /// <summary>Fields that the records do not have: an old form of the configuration, and views.</summary>
    private static readonly HashSet<string> OmittedFields = new(StringComparer.Ordinal)
    {
        "variables",
        "resource_status_address",
        "resource_status_token",
        "old_views",
        "supports_views",
        "supports_refresh_before_update",
        "mapper_target",
        "loader_target",
        "resolver_target",
    };

    public static async Task<IMessage> SendAsync(IResourceProvider client, string method, IMessage request, CancellationToken ct) =>
        request switch
        {
            Wire.ProviderHandshakeRequest wire => (await client.HandshakeAsync(wire.FromWire(), ct)).ToWire(),
            Wire.ConfigureRequest wire => (await client.ConfigureAsync(wire.FromWire(), ct)).ToWire(),
            Wire.CheckRequest wire when method == "CheckConfig" => (await client.CheckConfigAsync(wire.FromWire(), ct)).ToWire(Options),
            Wire.CheckRequest wire => (await client.CheckAsync(wire.FromWire(), ct)).ToWire(Options),
            Wire.DiffRequest wire when method == "DiffConfig" => (await client.DiffConfigAsync(wire.FromWire(), ct)).ToWire(),
            Wire.DiffRequest wire => (await client.DiffAsync(wire.FromWire(), ct)).ToWire(),
            Wire.CreateRequest wire => (await client.CreateAsync(wire.FromWire(), ct)).ToWire(Options),
            Wire.ReadRequest wire => (await client.ReadAsync(wire.FromWire(), ct)).ToWire(Options),
            Wire.UpdateRequest wire => (await client.UpdateAsync(wire.FromWire(), ct)).ToWire(Options),
            Wire.DeleteRequest wire => await DeleteAsync(client, wire, ct),
            Empty when method == "GetPluginInfo" => new Wire.PluginInfo { Version = (await client.GetPluginInfoAsync(ct)).Version },
            _ => throw new NotSupportedException(method),
        };

    public static IMessage ToWire(object record) =>
        record switch
        {
            HandshakeRequest request => request.ToWire(),
            ConfigureRequest request => request.ToWire(Options),
            CheckRequest request => request.ToWire(Options),
            DiffRequest request => request.ToWire(Options),
            CreateRequest request => request.ToWire(Options),
            ReadRequest request => request.ToWire(Options),
            UpdateRequest request => request.ToWire(Options),
            DeleteRequest request => request.ToWire(Options),
            _ => throw new NotSupportedException(record.GetType().Name),
        };

    public static IMessage WithoutOmittedFields(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => OmittedFields.Contains(field.Name)))
        {
            field.Accessor.Clear(message);
        }
        return message;
    }

    private static async Task<IMessage> DeleteAsync(IResourceProvider client, Wire.DeleteRequest wire, CancellationToken ct)
    {
        await client.DeleteAsync(wire.FromWire(), ct);
        return new Empty();
    }
}
