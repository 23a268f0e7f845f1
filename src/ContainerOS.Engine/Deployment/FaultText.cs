using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;
using Grpc.Core;

namespace ContainerOS.Engine.Deployment;

/// <summary>What a user reads of a fault of a plugin.</summary>
internal static class FaultText
{
    public static bool IsExpected(Exception fault) =>
        fault
            is RpcFaultException
                or InitFailedException
                or MissingConfigException
                or PluginExitedException
                or PluginStartException
                or RpcException;

    public static string Of(Exception fault) =>
        fault switch
        {
            InitFailedException init => string.Join("; ", init.Reasons),
            RpcException rpc => rpc.Status.Detail,
            _ => fault.Message,
        };
}
