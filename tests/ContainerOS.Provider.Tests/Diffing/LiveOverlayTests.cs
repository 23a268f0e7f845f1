using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Diffing;
using ContainerOS.Provider.NodePools.Schema;

namespace ContainerOS.Provider.Tests.Diffing;

public sealed class LiveOverlayTests
{
    private static PropertyMap Live => PoolInputs.Valid
        .With("systemDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 40.0)))
        .With("management", PropertyMap.Of(("autoRepair", true)));

    private static PropertyMap Apply(PropertyMap given, PropertyMap live) => LiveOverlay.Apply(NodePoolSchema.Inputs, given, live);

    [Fact]
    public void Apply_DefaultsOfTheCloud_DoNotShow() => Assert.Equal(PoolInputs.Valid, Apply(PoolInputs.Valid, Live));

    [Fact]
    public void Apply_AnotherSize_Shows() =>
        Assert.Equal(6.0, Apply(PoolInputs.Valid, Live.With("desiredSize", 6))["desiredSize"]);

    [Fact]
    public void Apply_SameVSwitchesInAnotherOrder_AreNoDrift() =>
        Assert.Equal(
            PoolInputs.Valid["vSwitchIds"],
            Apply(PoolInputs.Valid, Live.With("vSwitchIds", PropertyArray.Of("vsw-b", "vsw-a")))["vSwitchIds"]);

    [Fact]
    public void Apply_LabelAddedByHand_Shows() =>
        Assert.Equal(2, ((PropertyMap)Apply(PoolInputs.Valid, Live.With("labels", PropertyMap.Of(("team", "web"), ("x", "y"))))["labels"]).Count);

    [Fact]
    public void Apply_LabelsTakenAway_Show() => Assert.False(Apply(PoolInputs.Valid, Live.Without("labels")).ContainsKey("labels"));

    [Fact]
    public void Apply_WriteOnlyProperty_KeepsWhatTheProgramSaid()
    {
        var given = PoolInputs.Valid.With("sysctls", PropertyMap.Of(("vm.swappiness", "0")));

        Assert.Equal(given, Apply(given, Live));
    }

    [Fact]
    public void Apply_Secret_StaysSecret()
    {
        var given = PoolInputs.Valid.With("name", new PropertySecret("web"));

        Assert.Equal(new PropertySecret("other"), Apply(given, Live.With("name", "other"))["name"]);
    }
}
