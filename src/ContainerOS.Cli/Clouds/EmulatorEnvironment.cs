using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>The environment variables that let a plugin process use an emulator.</summary>
internal static class EmulatorEnvironment
{
    internal const string KeyIdVariable = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    internal const string KeySecretVariable = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    private const string TokenVariable = "ALIBABA_CLOUD_SECURITY_TOKEN";

    /// <summary>The address and the demo account's keys. The user's own session token is cleared: it would not match these keys.</summary>
    internal static IReadOnlyDictionary<string, string> For(string address) =>
        new Dictionary<string, string>
        {
            [CloudSettings.EndpointVariable] = address,
            [KeyIdVariable] = DemoAccount.AccessKeyId,
            [KeySecretVariable] = DemoAccount.AccessKeySecret,
            [TokenVariable] = string.Empty,
        };
}
