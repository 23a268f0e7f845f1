using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Hosting;

/// <summary>Translates exceptions from and to gRPC statuses. A status carries a message, never a stack trace.</summary>
internal static class RpcExceptionTranslation
{
    /// <summary>The exception for the caller's side. Details that cannot be read are left out.</summary>
    public static Exception FromRpc(RpcException rpc)
    {
        try
        {
            return FromDetails(rpc) ?? FromStatus(rpc);
        }
        catch (InvalidProtocolBufferException)
        {
            return FromStatus(rpc);
        }
    }

    /// <summary>The status that is sent to the caller.</summary>
    public static RpcException ToRpc(Exception fault, PropertyCodecOptions options) =>
        fault switch
        {
            RpcException rpc => rpc,
            RpcFaultException own => new RpcException(new Status(own.Code, own.Message)),
            InitFailedException init => WithDetail(init.Message, ToWire(init, options)),
            MissingConfigException missing => WithDetail(missing.Message, ToWire(missing)),
            InvalidInputsException invalid => WithDetail(invalid.Message, ToWire(invalid), StatusCode.InvalidArgument),
            MalformedPropertyException malformed => new RpcException(new Status(StatusCode.InvalidArgument, malformed.Message)),
            OperationCanceledException => new RpcException(new Status(StatusCode.Cancelled, "the operation was canceled")),
            NotImplementedException => new RpcException(new Status(StatusCode.Unimplemented, fault.Message)),
            _ => new RpcException(new Status(StatusCode.Unknown, $"{fault.GetType().Name}: {fault.Message}")),
        };

    private static RpcFaultException FromStatus(RpcException rpc) =>
        new(
            rpc.StatusCode,
            rpc.Status.Detail.Length > 0 ? rpc.Status.Detail : $"the plugin failed with the code {rpc.StatusCode} and gave no reason",
            rpc
        );

    private static Exception? FromDetails(RpcException rpc)
    {
        var status = rpc.GetRpcStatus();
        if (status?.GetDetail<Wire.ErrorResourceInitFailed>() is { } init)
        {
            return new InitFailedException(
                init.Id,
                Readable(init.Properties) ?? PropertyMap.Empty,
                Readable(init.Inputs),
                [.. init.Reasons],
                rpc
            );
        }

        if (status?.GetDetail<Wire.InputPropertiesError>() is { } inputs)
        {
            return new InvalidInputsException(
                rpc.Status.Detail,
                [.. inputs.Errors.Select(error => new CheckFailure(error.PropertyPath, error.Reason))],
                rpc
            );
        }

        return status?.GetDetail<Wire.ConfigureErrorMissingKeys>() is { } missing
            ? new MissingConfigException([.. missing.MissingKeys.Select(key => new MissingConfigKey(key.Name, key.Description))])
            : null;
    }

    /// <summary>The properties, or null without any. The id of the resource must not be lost because they cannot be read.</summary>
    private static PropertyMap? Readable(Struct? properties)
    {
        try
        {
            return properties is null ? null : PropertyCodec.FromStruct(properties);
        }
        catch (MalformedPropertyException)
        {
            return null;
        }
    }

    private static Wire.ErrorResourceInitFailed ToWire(InitFailedException fault, PropertyCodecOptions options) =>
        new()
        {
            Id = fault.Id,
            Properties = PropertyCodec.ToStruct(fault.Properties, options),
            Inputs = fault.Inputs is null ? null : PropertyCodec.ToStruct(fault.Inputs, options),
            Reasons = { fault.Reasons },
        };

    private static Wire.ConfigureErrorMissingKeys ToWire(MissingConfigException fault) =>
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

    private static Wire.InputPropertiesError ToWire(InvalidInputsException fault) =>
        new()
        {
            Errors =
            {
                fault.Failures.Select(failure => new Wire.InputPropertiesError.Types.PropertyError
                {
                    PropertyPath = failure.Property,
                    Reason = failure.Reason,
                }),
            },
        };

    private static RpcException WithDetail(string message, IMessage detail, StatusCode code = StatusCode.Unknown) =>
        new Google.Rpc.Status
        {
            Code = (int)code,
            Message = message,
            Details = { Any.Pack(detail) },
        }.ToRpcException();
}
