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
    /// <summary>The functions that make no calls.</summary>
    private static readonly IReadOnlyList<IProviderFunction> Computed = [new RenderUserDataFunction(), new DecodeUserDataFunction()];

    /// <summary>The functions that ask the cloud.</summary>
    private static readonly IReadOnlyList<ICloudFunction> Asked =
    [
        new ValidateNodePoolFunction(),
        new GetClusterFunction(),
        new GetImagesFunction(),
        new EstimateCostFunction(),
        new PlanRolloutFunction(),
    ];

    /// <summary>The schemas of all functions.</summary>
    internal static IReadOnlyList<FunctionSchema> Schemas { get; } =
    [.. Computed.Select(function => function.Schema), .. Asked.Select(function => function.Schema)];

    /// <summary>Checks the arguments and invokes a function that makes no calls.</summary>
    /// <param name="request">The token and the arguments.</param>
    /// <param name="userData">How user data is written; null for the default.</param>
    /// <returns>The results, or the failures of the arguments.</returns>
    /// <exception cref="RpcFaultException">The token is not the token of such a function.</exception>
    public static InvokeResult Invoke(InvokeRequest request, UserDataSettings? userData = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var function =
            Computed.FirstOrDefault(function => function.Schema.Token == request.Token)
            ?? throw Unknown(request.Token, Computed.Select(function => function.Schema));
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

    /// <summary>Checks the arguments and invokes a function.</summary>
    /// <param name="request">The token and the arguments.</param>
    /// <param name="sessions">The session of the provider.</param>
    /// <param name="ct">Cancels calls of the cloud.</param>
    internal static async Task<InvokeResult> InvokeAsync(InvokeRequest request, SessionHolder sessions, CancellationToken ct)
    {
        if (Computed.Any(function => function.Schema.Token == request.Token))
        {
            return Invoke(request, sessions.UserData);
        }

        var function = Asked.FirstOrDefault(function => function.Schema.Token == request.Token) ?? throw Unknown(request.Token, Schemas);
        var arguments = InputChecker.Check(function.Schema.Inputs, request.Args);
        if (!function.TakesAnything && arguments.Diagnostics.Count > 0)
        {
            return new InvokeResult(PropertyMap.Empty, CheckFailures.From(arguments.Diagnostics));
        }

        try
        {
            var given = function.TakesAnything ? request.Args : arguments.Inputs;
            return new InvokeResult(await sessions.UseAsync(session => function.InvokeAsync(given, session, ct)));
        }
        catch (FunctionArgumentException error)
        {
            return new InvokeResult(PropertyMap.Empty, [new CheckFailure(error.Property, error.Message)]);
        }
    }

    private static RpcFaultException Unknown(string token, IEnumerable<FunctionSchema> schemas) =>
        new(
            StatusCode.Unimplemented,
            $"this version has no function {token}; it has {string.Join(", ", schemas.Select(schema => schema.Token))}"
        );
}
