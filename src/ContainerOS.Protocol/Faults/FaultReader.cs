using ContainerOS.Protocol.Codec;
using Grpc.Core;

namespace ContainerOS.Protocol.Faults;

/// <summary>Turns a status that came over the wire back into the exception it stands for.</summary>
internal static class FaultReader
{
    public static Exception FromRpc(RpcException rpc)
    {
        var status = rpc.GetRpcStatus();
        return status?.GetDetail<Wire.ErrorResourceInitFailed>() is { } init ? Init(init, rpc)
            : status?.GetDetail<Wire.ConfigureErrorMissingKeys>() is { } missing ? Missing(missing)
            : new RpcFaultException(rpc.StatusCode, rpc.Status.Detail, rpc);
    }

    private static InitFailedException Init(Wire.ErrorResourceInitFailed wire, RpcException cause) =>
        new(
            wire.Id,
            PropertyCodec.FromStruct(wire.Properties),
            wire.Inputs is null ? null : PropertyCodec.FromStruct(wire.Inputs),
            [.. wire.Reasons],
            cause
        );

    private static MissingConfigException Missing(Wire.ConfigureErrorMissingKeys wire) =>
        new([.. wire.MissingKeys.Select(key => new MissingConfigKey(key.Name, key.Description))]);
}
