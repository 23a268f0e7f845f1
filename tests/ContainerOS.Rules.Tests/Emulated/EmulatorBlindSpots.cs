namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>Faults that the emulator cannot see, and why.</summary>
internal static class EmulatorBlindSpots
{
    private const string Composed =
        "bootstrap steps are composed into two scripts by the provider; the API gets the scripts, not the steps";
    private const string NoSuchCluster = "the demo account has no cluster of the version that the fixture is about";
    private const string OnlyInUpgrades = "a rollout is not part of the call that creates a pool";
    private const string TextsOfTheKubelet =
        "the emulator does not parse the values of kubelet options: whether the service does, or only the kubelet when it "
        + "starts, is not documented";

    private static readonly Dictionary<string, string[]> Rules = new()
    {
        [Composed] = ["COS3001", "COS3005", "COS3006", "COS3007", "COS3009", "COS3013", "COS3018", "COS3019", "COS3021"],
        [NoSuchCluster] = ["COS4017", "COS5013"],
        [OnlyInUpgrades] = ["COS7004", "COS7005", "COS7006", "COS7013"],
        [TextsOfTheKubelet] =
        [
            "COS5012",
            "COS5014",
            "COS5015",
            "COS5027",
            "COS5028",
            "COS5029",
            "COS5030",
            "COS5037",
            "COS5039",
            "COS5043",
            "COS5044",
            "COS5047",
        ],
        ["the API knows nothing of a lock file"] = ["COS4012", "COS4013", "COS4014"],
        ["the fixture states the size of its scripts, which are short"] = ["COS3002"],
    };

    /// <summary>Single fixtures of rules whose other fixtures the emulator rejects.</summary>
    private static readonly Dictionary<string, string> Fixtures = new()
    {
        ["COS6001/fail-1"] = "the API accepts a pool without a size, and creates it empty",
    };

    /// <summary>Why the emulator does not see the fault of a fixture; null when it does.</summary>
    internal static string? Reason(string id) =>
        Fixtures.GetValueOrDefault(id)
        ?? Rules.Where(entry => entry.Value.Contains(id.Split('/')[0])).Select(entry => entry.Key).SingleOrDefault();
}
