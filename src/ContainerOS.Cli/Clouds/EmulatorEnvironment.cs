using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>What a plugin process needs to use an emulator.</summary>
internal static class EmulatorEnvironment
{
    internal const string KeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    internal const string KeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    private const string TokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    /// <summary>The address and the demo account's keys; the user's own session token must not travel with them.</summary>
    internal static IReadOnlyDictionary<string, string> For(string address) =>
        new Dictionary<string, string>
        {
            [CloudSettings.EndpointVariable] = address,
            [KeyIdVariable] = DemoAccount.AccessKeyId,
            [KeySecretVariable] = DemoAccount.AccessKeySecret,
            [TokenVariable] = string.Empty,
        };

    /// <summary>For an endpoint the user named: the user's keys when there are any.</summary>
    internal static IReadOnlyDictionary<string, string> ForUserEndpoint(string address, Func<string, string?> variable) =>
        string.IsNullOrEmpty(variable(KeyIdVariable))
            ? For(address)
            : new Dictionary<string, string> { [CloudSettings.EndpointVariable] = address };
}
