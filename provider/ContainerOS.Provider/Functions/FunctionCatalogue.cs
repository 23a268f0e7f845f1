using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Shapes;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary>The functions of the package, for the provider protocol and for callers in the same process.</summary>
public static class FunctionCatalogue
{
    /// <summary>All functions.</summary>
    internal static IReadOnlyList<IProviderFunction> All { get; } = [new RenderUserDataFunction(), new DecodeUserDataFunction()];

    /// <summary>Checks the arguments and invokes the function. Makes no calls.</summary>
    /// <param name="request">The token and the arguments.</param>
    /// <param name="userData">How user data is written; null for the default.</param>
    /// <returns>The results, or the failures of the arguments.</returns>
    /// <exception cref="RpcFaultException">The token is not the token of a function.</exception>
    public static InvokeResult Invoke(InvokeRequest request, UserDataSettings? userData = null)
    {
        var function =
            All.FirstOrDefault(function => function.Schema.Token == request.Token)
            ?? throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"this version has no function {request.Token}; it has {string.Join(", ", All.Select(function => function.Schema.Token))}"
            );
        var arguments = InputChecker.Check(function.Schema.Inputs, request.Args);
        try
        {
            return arguments.Diagnostics.Count == 0
                ? new InvokeResult(function.Invoke(arguments.Inputs, userData ?? UserDataSettings.Default))
                : new InvokeResult(PropertyMap.Empty, CheckFailures.From(arguments.Diagnostics));
        }
        catch (FunctionArgumentException error)
        {
            return new InvokeResult(PropertyMap.Empty, [new CheckFailure(error.Property, error.Message)]);
        }
    }
}
