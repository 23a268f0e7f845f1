using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Tests.Shapes;

public sealed class RefreshedInputsTests
{
    private static PropertyMap Live =>
        PoolInputs
            .Valid.With("systemDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 40.0)))
            .With("management", PropertyMap.Of(("autoRepair", true)));

    private static PropertyMap Apply(PropertyMap given, PropertyMap live) => RefreshedInputs.Merge(NodePoolShape.Inputs, given, live);

    [Fact]
    public void Merge_DefaultsOfTheCloud_AreNotDrift() => Assert.Equal(PoolInputs.Valid, Apply(PoolInputs.Valid, Live));

    [Fact]
    public void Merge_OtherSize_IsDrift() => Assert.Equal(6.0, Apply(PoolInputs.Valid, Live.With("desiredSize", 6))["desiredSize"]);

    [Fact]
    public void Merge_SameVSwitchesInAnotherOrder_AreDrift_BecauseTheirOrderIsAPreference() =>
        Assert.Equal(
            PropertyArray.Of("vsw-b", "vsw-a"),
            Apply(PoolInputs.Valid, Live.With("vSwitchIds", PropertyArray.Of("vsw-b", "vsw-a")))["vSwitchIds"]
        );

    [Fact]
    public void Merge_SameSecurityGroupsInAnotherOrder_AreNotDrift_BecauseTheyAreASet()
    {
        var program = PoolInputs.Valid.With("securityGroupIds", PropertyArray.Of("sg-a", "sg-b"));

        var merged = Apply(program, Live.With("securityGroupIds", PropertyArray.Of("sg-b", "sg-a")));

        Assert.Equal(program["securityGroupIds"], merged["securityGroupIds"]);
    }

    [Theory]
    [InlineData("cpuPolicy", "none")]
    [InlineData("multiAzPolicy", "priority")]
    public void Merge_DocumentedDefaultThatIsNotReturned_IsNotDrift(string name, string value) =>
        Assert.Equal(value, Apply(PoolInputs.Valid.With(name, value), Live.Without(name))[name]);

    [Fact]
    public void Merge_LabelAddedByAnotherSystem_IsNotDrift() =>
        Assert.Equal(
            PoolInputs.Valid["labels"],
            Apply(PoolInputs.Valid, Live.With("labels", PropertyMap.Of(("team", "web"), ("x", "y"))))["labels"]
        );

    [Fact]
    public void Merge_ChangedLabel_IsDrift() =>
        Assert.Equal(
            PropertyMap.Of(("team", "other")),
            Apply(PoolInputs.Valid, Live.With("labels", PropertyMap.Of(("team", "other"))))["labels"]
        );

    [Fact]
    public void Merge_RemovedLabels_AreDrift() => Assert.False(Apply(PoolInputs.Valid, Live.Without("labels")).ContainsKey("labels"));

    [Fact]
    public void Merge_WriteOnlyProperty_KeepsTheInput()
    {
        var given = PoolInputs.Valid.With("sysctls", PropertyMap.Of(("vm.swappiness", "0")));

        Assert.Equal(given, Apply(given, Live));
    }

    [Fact]
    public void Merge_Secret_StaysSecret()
    {
        var given = PoolInputs.Valid.With("name", new PropertySecret("web"));

        Assert.Equal(new PropertySecret("other"), Apply(given, Live.With("name", "other"))["name"]);
    }

    [Fact]
    public void Merge_MovedSecretListItem_StaysSecret()
    {
        var given = PoolInputs.Valid.With("securityGroupIds", PropertyArray.Of("sg-a", new PropertySecret("sg-b")));

        var seen = Apply(given, Live.With("securityGroupIds", PropertyArray.Of("sg-b", "sg-c")))["securityGroupIds"];

        Assert.Equal(PropertyArray.Of(new PropertySecret("sg-b"), new PropertySecret("sg-c")), seen);
    }

    [Fact]
    public void Merge_ChangedAndMovedSecretStep_StaysSecret()
    {
        var given = PoolInputs.Valid.With("bootstrap", Bootstrap(Script("echo hello"), Script(new PropertySecret("token=abc"))));

        var seen = Apply(given, Live.With("bootstrap", Bootstrap(Script("token=changed"))));

        Assert.Equal(Bootstrap(new PropertySecret(Script("token=changed"))), Steps(seen));
    }

    [Fact]
    public void Merge_SecretUnderAnotherKey_StaysSecret()
    {
        var given = PoolInputs.Valid.With("labels", PropertyMap.Of(("team", new PropertySecret("web")), ("tier", "a")));

        var seen = Apply(given, Live.With("labels", PropertyMap.Of(("crew", "web"), ("tier", "web"))));

        Assert.Equal(PropertyMap.Of(("tier", new PropertySecret("web"))), seen["labels"]);
    }

    [Fact]
    public void Merge_SecretStepInAnotherContainer_IsNotInPlainText()
    {
        var given = PoolInputs.Valid.With("bootstrap", Bootstrap(Script(new PropertySecret("token=abc"))));

        var seen = Apply(
            given,
            Live.With("bootstrap", PropertyArray.Of(Container("x", Script("echo")), Container("y", Script("token=abc"))))
        );

        Assert.DoesNotContain("token=abc", seen.ToString(), StringComparison.Ordinal);
    }

    private static PropertyValue Steps(PropertyMap inputs) => inputs["bootstrap"];

    private static PropertyArray Bootstrap(params PropertyValue[] steps) => PropertyArray.Of(Container("main", steps));

    private static PropertyMap Container(string name, params PropertyValue[] steps) =>
        PropertyMap.Of(("name", name), ("steps", PropertyArray.Of(steps)));

    private static PropertyMap Script(PropertyValue text) => PropertyMap.Of(("script", text));
}
