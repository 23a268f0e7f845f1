namespace ContainerOS.Emulator;

/// <summary>An emulator that runs, in this process or another.</summary>
/// <param name="Address">Its address.</param>
/// <param name="ControlToken">The token of its run, for changes below <c>/_emulator/</c>.</param>
public sealed record RunningEmulator(Uri Address, string ControlToken)
{
    /// <summary>The variables by which clients find it and its account; an empty value clears a variable.</summary>
    public IReadOnlyDictionary<string, string> Environment => EnvironmentOf(Address, ControlToken);

    internal static IReadOnlyDictionary<string, string> EnvironmentOf(Uri address, string controlToken) =>
        new Dictionary<string, string>
        {
            ["CONTAINEROS_ENDPOINT"] = address.ToString(),
            ["CONTAINEROS_EMULATOR_TOKEN"] = controlToken,
            ["CONTAINEROS_EMULATOR_CLUSTER"] = DemoAccount.ClusterId,
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
            ["ALIBABA_CLOUD_SECURITY_TOKEN"] = string.Empty,
            ["ALIBABA_CLOUD_REGION_ID"] = DemoAccount.Region,
        };
}
