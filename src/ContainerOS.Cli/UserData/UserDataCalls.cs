using ContainerOS.Cli.Commands;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;

namespace ContainerOS.Cli.UserData;

/// <summary>Calls the provider's user-data functions in process.</summary>
internal static class UserDataCalls
{
    /// <summary>The results of <c>renderUserData</c>.</summary>
    internal static PropertyMap Render(PropertyValue bootstrap, UserDataSettings policy) =>
        Invoke("renderUserData", policy, ("bootstrap", bootstrap));

    /// <summary>The results of <c>decodeUserData</c>.</summary>
    internal static PropertyMap Decode(string? preUserData, string? userData) =>
        Invoke(
            "decodeUserData",
            UserDataSettings.Default,
            ("preUserData", preUserData ?? string.Empty),
            ("userData", userData ?? string.Empty)
        );

    private static PropertyMap Invoke(string name, UserDataSettings policy, params (string, PropertyValue)[] arguments)
    {
        var result = FunctionCatalogue.Invoke(new InvokeRequest($"containeros:index:{name}", PropertyMap.Of(arguments)), policy);
        return result.Failures.Count == 0
            ? result.Return
            : throw new UsageException(string.Join("; ", result.Failures.Select(failure => failure.Reason)));
    }
}
