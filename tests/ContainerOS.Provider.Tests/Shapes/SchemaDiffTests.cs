using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Tests.Shapes;

public sealed class SchemaDiffTests
{
    private static PropertyMap Inputs => PoolInputs.Valid;

    private static IReadOnlyList<InputChange> To(PropertyMap news) => SchemaDiff.Between(NodePoolShape.Inputs, Inputs, news);

    [Fact]
    public void Between_EqualInputs_IsEmpty() => Assert.Empty(To(Inputs));

    [Fact]
    public void Between_OtherSize_IsOneUpdateInPlace() =>
        Assert.Equal(("desiredSize", ChangeKind.Update, ChangeEffect.InPlace), Only(Inputs.With("desiredSize", 5)));

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

        Assert.Equal(("dataDisk.sizeGiB", ChangeKind.Update, ChangeEffect.InPlaceNewNodes), Only(Inputs.With("dataDisk", disk)));
    }

    [Fact]
    public void Between_RamRole_HasItsOwnEffect()
    {
        var access = ((PropertyMap)Inputs["access"]).With("ramRole", "worker");

        Assert.Equal(ChangeEffect.Replace, Assert.Single(To(Inputs.With("access", access))).Effect);
    }

    [Theory]
    [InlineData("labels")]
    [InlineData("tags")]
    [InlineData("taints")]
    [InlineData("sysctls")]
    [InlineData("containerd")]
    [InlineData("bootstrap")]
    public void Between_EmptyAndNotSet_IsTheSame_WhereARemovalClears(string name)
    {
        var without = Inputs.Without(name);
        var empty = without.With(name, NodePoolShape.Inputs.Find(name)!.Type is ListType ? PropertyArray.Empty : PropertyMap.Empty);

        Assert.Empty(SchemaDiff.Between(NodePoolShape.Inputs, empty, without));
        Assert.Empty(SchemaDiff.Between(NodePoolShape.Inputs, without, empty));
    }

    [Fact]
    public void Between_LabelWithADomain_IsQuotedInThePath()
    {
        Assert.Equal(
            ("labels[\"example.com/tier\"]", ChangeKind.Add, ChangeEffect.InPlace),
            Only(Inputs.With("labels", PropertyMap.Of(("team", "web"), ("example.com/tier", "front"))))
        );
    }

    [Theory]
    [InlineData("a\"b", "tags[\"a\\\"b\"]")]
    [InlineData("[x]", "tags[\"[x]\"]")]
    [InlineData("", "tags[\"\"]")]
    public void Between_TagWithAnyKey_HasAPathThatPulumiReads(string key, string path)
    {
        var tags = PropertyMap.Of(("team", "web"));

        var change = Assert.Single(
            SchemaDiff.Between(NodePoolShape.Inputs, Inputs.With("tags", tags), Inputs.With("tags", tags.With(key, "x")))
        );

        Assert.Equal((path, ChangeKind.Add), (change.Path, change.Kind));
        Assert.Equal([PathSegment.Of("tags"), PathSegment.Of(key)], PropertyPath.Parse(path).Segments);
    }

    [Fact]
    public void Between_ShorterList_DeletesTheLastItems() =>
        Assert.Equal(
            ("vSwitchIds[1]", ChangeKind.Delete, ChangeEffect.InPlaceNewNodes),
            Only(Inputs.With("vSwitchIds", PropertyArray.Of("vsw-a")))
        );

    [Fact]
    public void Between_ValueThatBecameSecret_IsNotAChange() => Assert.Empty(To(Inputs.With("name", new PropertySecret("web"))));

    [Fact]
    public void Between_TypesInAnotherOrder_IsAChange_BecauseTheirOrderIsAPreference() =>
        Assert.Equal(
            ["instanceTypes[0]", "instanceTypes[1]"],
            SchemaDiff
                .Between(NodePoolShape.Inputs, Types("ecs.g7.xlarge", "ecs.c7.xlarge"), Types("ecs.c7.xlarge", "ecs.g7.xlarge"))
                .Select(change => change.Path)
        );

    [Fact]
    public void Between_DocumentedDefault_IsTheSameAsNothing_WhereARemovalBringsItBack() =>
        Assert.Empty(To(Inputs.With("cpuPolicy", "none").With("kubelet", PropertyMap.Of(("eventBurst", 10)))));

    [Fact]
    public void Between_AddedObject_HasTheEffectOfItsProperties() =>
        Assert.Equal(
            ("spot.strategy", ChangeKind.Add, ChangeEffect.Replace),
            Only(Inputs.With("spot", PropertyMap.Of(("strategy", "asPriceGo"))))
        );

    private static PropertyMap Types(params string[] types) =>
        Inputs.With("instanceTypes", PropertyArray.Of(types.Select(type => (PropertyValue)type)));

    private static (string Path, ChangeKind Kind, ChangeEffect Effect) Only(PropertyMap news)
    {
        var change = Assert.Single(To(news));
        return (change.Path, change.Kind, change.Effect);
    }
}
