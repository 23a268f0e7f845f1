using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>Properties beyond the common ones reach the cloud with a create and with an update, and are read back.</summary>
public sealed class NewPropertyTests
{
    public static TheoryData<string, string> Settings =>
        new()
        {
            { "multiAzPolicy", "balance" },
            { "management.enabled", "true" },
            { "management.repair.restartNodes", "true" },
            { "management.repair.maxParallelism", "10%" },
            { "management.vulnerabilities.restartNodes", "true" },
            { "publicIp.bandwidthMbps", "5" },
            { "systemDisk.snapshotPolicyId", "sp-1" },
            { "dataDisk.snapshotPolicyId", "sp-1" },
            { "cloudMonitor", "true" },
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Property_OfACreateAndOfAnUpdate_IsInTheCloud(string path, string text)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var program = Set(EmulatedProvider.Inputs, path.Split('.'), Value(text));

        var made = await cloud.CreateAsync(program);
        var created = await ImportAsync(cloud, made);
        var other = await cloud.UpdateAsync(made, program, EmulatedProvider.Inputs);
        var again = await cloud.Provider.UpdateAsync(
            new UpdateRequest(made.Id, EmulatedProvider.Urn, other.Properties, EmulatedProvider.Inputs, program, []),
            Ct
        );

        Assert.Equal(At(program, path), At(created, path));
        Assert.Equal(At(program, path), At(await ImportAsync(cloud, made), path));
        Assert.False(again.Properties.ContainsKey("__unproved"));
    }

    /// <summary>The API refuses these settings with another policy, and its default is another one.</summary>
    [Theory]
    [InlineData("onDemandBase", "1")]
    [InlineData("onDemandPercentage", "20")]
    [InlineData("pools", "2")]
    [InlineData("compensateWithOnDemand", "true")]
    public async Task Create_SpotWithoutThePolicyThatItNeeds_SetsThePolicy(string name, string text)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var spot = PropertyMap.Of(("strategy", "asPriceGo"), (name, Value(text)));

        var made = await cloud.CreateAsync(EmulatedProvider.Inputs.With("spot", spot));

        Assert.Equal("costOptimized", made.Properties["multiAzPolicy"]);
    }

    /// <summary>A share that the program leaves out stays, and needs its policy.</summary>
    [Theory]
    [InlineData("onDemandBase", "1")]
    [InlineData("onDemandPercentage", "20")]
    [InlineData("pools", "2")]
    public async Task AnotherPolicy_ForAPoolThatKeepsAShare_IsRefusedBeforeAnythingIsSent(string name, string text)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var program = EmulatedProvider.Inputs.With("spot", PropertyMap.Of(("strategy", "asPriceGo"), (name, Value(text))));
        var other = EmulatedProvider.Inputs.With("spot", PropertyMap.Of(("strategy", "asPriceGo"))).With("multiAzPolicy", "balance");
        var made = await cloud.CreateAsync(program);
        var sent = (await cloud.Emulator.ChangesAsync()).Count;

        var check = await cloud.CheckAsync(other, program);
        var update = await Assert.ThrowsAsync<DiagnosticFaultException>(() => cloud.UpdateAsync(made, program, other));

        Assert.Contains("COS6018", Assert.Single(check.Failures).Reason, StringComparison.Ordinal);
        Assert.Contains($"spot.{name}", update.Message, StringComparison.Ordinal);
        Assert.Equal(sent, (await cloud.Emulator.ChangesAsync()).Count);
    }

    private static async Task<PropertyMap> ImportAsync(EmulatedProvider cloud, CreateResult made) =>
        (await cloud.Provider.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty), Ct)).Inputs!;

    private static PropertyValue Value(string text) =>
        text switch
        {
            "true" => true,
            _ when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };

    private static PropertyMap Set(PropertyMap map, string[] steps, PropertyValue value) =>
        map.With(steps[0], steps.Length == 1 ? value : Set(map.Find(steps[0]) as PropertyMap ?? PropertyMap.Empty, steps[1..], value));

    private static PropertyValue? At(PropertyMap inputs, string path) =>
        path.Split('.').Aggregate((PropertyValue?)inputs, (value, step) => (value as PropertyMap)?.Find(step));
}
