using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Tests.Schema;

public sealed class SchemaDiffTests
{
    private static PropertyMap Inputs => PoolInputs.Valid;

    private static IReadOnlyList<InputChange> To(PropertyMap news) => SchemaDiff.Between(NodePoolSchema.Inputs, Inputs, news);

    [Fact]
    public void Between_EqualInputs_IsEmpty() => Assert.Empty(To(Inputs));

    [Fact]
    public void Between_OtherSize_IsOneUpdateInPlace() =>
        Assert.Equal([new InputChange("desiredSize", ChangeKind.Update, ChangeEffect.InPlace)], To(Inputs.With("desiredSize", 5)));

    [Fact]
    public void Between_AnotherCluster_Replaces() =>
        Assert.Equal(ChangeEffect.Replace, Assert.Single(To(Inputs.With("clusterId", "c-other"))).Effect);

    [Fact]
    public void Between_UnknownCluster_CountsAsChanged() =>
        Assert.Equal(ChangeEffect.Replace, Assert.Single(To(Inputs.With("clusterId", PropertyUnknown.Instance))).Effect);

    [Fact]
    public void Between_NestedProperty_HasItsPathAndTheEffectOfItsObject()
    {
        var disk = ((PropertyMap)Inputs["dataDisk"]).With("sizeGiB", 200);

        var change = Assert.Single(To(Inputs.With("dataDisk", disk)));

        Assert.Equal(new InputChange("dataDisk.sizeGiB", ChangeKind.Update, ChangeEffect.InPlaceNewNodes), change);
    }

    [Fact]
    public void Between_RamRole_HasItsOwnEffect()
    {
        var access = ((PropertyMap)Inputs["access"]).With("ramRole", "worker");

        Assert.Equal(ChangeEffect.Replace, Assert.Single(To(Inputs.With("access", access))).Effect);
    }

    [Fact]
    public void Between_LabelWithADomain_IsQuotedInThePath()
    {
        var change = Assert.Single(To(Inputs.With("labels", PropertyMap.Of(("team", "web"), ("example.com/tier", "front")))));

        Assert.Equal(new InputChange("labels[\"example.com/tier\"]", ChangeKind.Add, ChangeEffect.InPlace), change);
    }

    [Fact]
    public void Between_ShorterList_DeletesTheLastItems() =>
        Assert.Equal(
            new InputChange("vSwitchIds[1]", ChangeKind.Delete, ChangeEffect.InPlaceNewNodes),
            Assert.Single(To(Inputs.With("vSwitchIds", PropertyArray.Of("vsw-a"))))
        );

    [Fact]
    public void Between_ValueThatBecameSecret_IsNotAChange() => Assert.Empty(To(Inputs.With("name", new PropertySecret("web"))));
}
