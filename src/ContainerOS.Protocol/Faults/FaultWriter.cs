using ContainerOS.Protocol.Codec;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Faults;

/// <summary>Turns an exception into the status the other side gets: a message, never a stack trace.</summary>
internal static class FaultWriter
{
    public static RpcException ToRpc(Exception fault, PropertyCodecOptions options) =>
        fault switch
        {
            RpcException rpc => rpc,
            RpcFaultException own => new RpcException(new Status(own.Code, own.Message)),
            InitFailedException init => Detailed(init.Message, Detail(init, options)),
            MissingConfigException missing => Detailed(missing.Message, Detail(missing)),
            MalformedPropertyException malformed => new RpcException(new Status(StatusCode.InvalidArgument, malformed.Message)),
            OperationCanceledException => new RpcException(new Status(StatusCode.Cancelled, "the operation was canceled")),
            NotImplementedException => new RpcException(new Status(StatusCode.Unimplemented, fault.Message)),
            _ => new RpcException(new Status(StatusCode.Unknown, $"{fault.GetType().Name}: {fault.Message}")),
        };

    private static Wire.ErrorResourceInitFailed Detail(InitFailedException fault, PropertyCodecOptions options) =>
        new()
        {
            Id = fault.Id,
            Properties = PropertyCodec.ToStruct(fault.Properties, options),
            Inputs = fault.Inputs is null ? null : PropertyCodec.ToStruct(fault.Inputs, options),
            Reasons = { fault.Reasons },
        };

    private static Wire.ConfigureErrorMissingKeys Detail(MissingConfigException fault) =>
        new()
        {
            MissingKeys =
            {
                fault.Keys.Select(key => new Wire.ConfigureErrorMissingKeys.Types.MissingKey
                {
                    Name = key.Name,
                    Description = key.Description,
                }),
            },
        };

    private static RpcException Detailed(string message, IMessage detail) =>
        new Google.Rpc.Status
        {
            Code = (int)StatusCode.Unknown,
            Message = message,
            Details = { Any.Pack(detail) },
        }.ToRpcException();
}
