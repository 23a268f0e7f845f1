using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Provider.Tests.Configuration;

/// <summary>What changes the cloud behind a resource replaces it; what only writes down the present cloud does not.</summary>
public sealed class ConfigurationDiffTests
{
    private static readonly FixedEnvironment InHangzhou = new(
        ("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou"),
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "id")
    );

    [Theory]
    [InlineData("cn-hangzhou", "cn-beijing", PropertyDiffKind.UpdateReplace)]
    [InlineData(null, "cn-beijing", PropertyDiffKind.AddReplace)]
    [InlineData("cn-beijing", null, PropertyDiffKind.DeleteReplace)]
    public void Region_AnotherOne_ReplacesThePools(string? old, string? now, PropertyDiffKind kind)
    {
        var diff = Diff(Region(old), Region(now));

        Assert.Equal(["region"], diff.Replaces);
        Assert.Equal(kind, diff.DetailedDiff!["region"].Kind);
    }

    [Theory]
    [InlineData(null, "cn-hangzhou")]
    [InlineData("cn-hangzhou", null)]
    public void Region_TheOneOfTheEnvironment_IsNoDifference(string? old, string? now) =>
        Assert.Equal(DiffChanges.None, Diff(Region(old), Region(now)).Changes);

    [Fact]
    public void Region_NotKnownYet_ReplacesThePools() =>
        Assert.Equal(["region"], Diff(Region("cn-hangzhou"), PropertyMap.Of(("region", PropertyUnknown.Instance))).Replaces);

    [Theory]
    [InlineData(null, "alibaba", false)]
    [InlineData("alibaba", null, false)]
    [InlineData(null, "emulator", true)]
    [InlineData("emulator", "alibaba", true)]
    public void Cloud_AnotherOne_ReplacesThePools(string? old, string? now, bool replaces) =>
        Assert.Equal(replaces, Diff(Setting("cloud", old), Setting("cloud", now)).Replaces.Contains("cloud"));

    [Fact]
    public void Identity_OfTheFirstRunOfThisVersion_IsNoDifference() =>
        Assert.Equal(
            DiffChanges.None,
            Diff(Region("cn-hangzhou"), Region("cn-hangzhou").With("__stackIdentity", EmulatedProvider.Identity)).Changes
        );

    private static PropertyMap Region(string? region) => Setting("region", region);

    private static PropertyMap Setting(string name, string? value) => value is null ? PropertyMap.Empty : PropertyMap.Of((name, value));

    private static DiffResult Diff(PropertyMap olds, PropertyMap news) =>
        ConfigurationDiff.Between(new DiffRequest("id", "urn", olds, olds, news, []), InHangzhou);
}
