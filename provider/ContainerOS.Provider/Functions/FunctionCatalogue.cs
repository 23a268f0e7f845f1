using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary>The functions of the package, for the wire and for those who call them in process.</summary>
public static class FunctionCatalogue
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<IProviderFunction> All { get; } = [new RenderUserDataFunction(), new DecodeUserDataFunction()];

    /// <summary>Checks the arguments of a call, and answers it; nothing leaves the machine.</summary>
    /// <param name="request">The function's token and its arguments.</param>
    /// <param name="userData">How user data is written; null for the default.</param>
    /// <returns>The results, or what is wrong with the arguments.</returns>
    /// <exception cref="RpcFaultException">There is no such function.</exception>
    public static InvokeResult Invoke(InvokeRequest request, UserDataSettings? userData = null)
    {
        var function =
            All.FirstOrDefault(each => each.Schema.Token == request.Token)
            ?? throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"this version has no function {request.Token}; it has {string.Join(", ", All.Select(each => each.Schema.Token))}"
            );
        var arguments = InputChecker.Check(function.Schema.Inputs, request.Args);
        try
        {
            return arguments.Diagnostics.Count == 0
                ? new InvokeResult(function.Invoke(arguments.Inputs, userData ?? UserDataSettings.Default))
                : new InvokeResult(PropertyMap.Empty, CheckFailures.From(arguments.Diagnostics));
        }
        catch (FunctionArgumentException fault)
        {
            return new InvokeResult(PropertyMap.Empty, [new CheckFailure(fault.Property, fault.Message)]);
        }
    }
}
