using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Tests.Shapes;

public sealed class InputCheckerTests
{
    private static CheckedInputs Check(PropertyMap inputs) => InputChecker.Check(NodePoolShape.Inputs, inputs);

    [Fact]
    public void Check_ValidInputs_HasNoErrorsAndKeepsThem()
    {
        var result = Check(PoolInputs.Valid);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(PoolInputs.Valid, result.Inputs);
    }

    [Fact]
    public void Check_MisspeltProperty_HasPathAndSuggestion()
    {
        var finding = Assert.Single(Check(PoolInputs.Valid.With("desiredsize", 3)).Diagnostics);

        Assert.Equal(("COS0001", "desiredsize"), (finding.Code, finding.Path));
        Assert.Contains("'desiredSize'", finding.Fix, StringComparison.Ordinal);
    }

    /// <summary>One mistake is one finding: the property that is meant is neither missing nor out of bounds.</summary>
    [Theory]
    [InlineData("instanceTypes", "instancetypes")]
    [InlineData("desiredSize", "desiredSise")]
    [InlineData("clusterId", "clusterID")]
    public void Check_MisspeltProperty_CountsAsTheOneThatIsMeant(string name, string misspelt)
    {
        var result = Check(PoolInputs.Valid.Without(name).With(misspelt, PoolInputs.Valid[name]));

        Assert.Equal("COS0001", Assert.Single(result.Diagnostics).Code);
        Assert.Equal(PropertyUnknown.Instance, result.Inputs[name]);
    }

    [Fact]
    public void Check_TwoUnknownProperties_ListTheKnownOnesOnce_TheNearestFirst()
    {
        var found = Check(PoolInputs.Valid.With("zone", "a").With("rollingWindow", "b").With("publicAddress", "c")).Diagnostics;

        Assert.Equal(3, found.Count);
        Assert.StartsWith("use one of: ", found[0].Fix, StringComparison.Ordinal);
        Assert.All(found.Skip(1), other => Assert.Equal($"use one of the properties that are listed for {found[0].Path}", other.Fix));
        Assert.StartsWith(
            "use one of: unschedulable, ",
            Assert.Single(Check(PoolInputs.Valid.With("unschedulabilityOfNodes", true)).Diagnostics).Fix,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Check_MisspeltTwice_NeitherIsLost() =>
        Assert.Equal(2, Check(PoolInputs.Valid.Without("labels").With("lables", "a").With("labells", "b")).Diagnostics.Count);

    [Fact]
    public void Check_MisspeltPropertyOfAListItem_NamesTheItem()
    {
        var taint = PropertyMap.Of(("key", "dedicated"), ("efect", "NoSchedule"));

        var finding = Assert.Single(Check(PoolInputs.Valid.With("taints", PropertyArray.Of(taint))).Diagnostics);

        Assert.Equal("taints[0].efect", finding.Path);
    }

    [Theory]
    [InlineData("", "labels[\"\"]")]
    [InlineData("a b", "labels[\"a b\"]")]
    [InlineData("a\"b", "labels[\"a\\\"b\"]")]
    public void Check_NameWithSpecialCharacters_IsQuotedInThePath(string name, string path) =>
        Assert.Equal(
            path,
            Assert.Single(Check(PoolInputs.Valid.With("labels", PropertyMap.Of((name, PropertyArray.Of())))).Diagnostics).Path
        );

    [Theory]
    [InlineData("clusterId")]
    [InlineData("instanceTypes")]
    [InlineData("os")]
    public void Check_MissingRequiredProperty_IsRefused(string name)
    {
        var finding = Assert.Single(Check(PoolInputs.Valid.Without(name)).Diagnostics);

        Assert.Equal(("COS0002", name), (finding.Code, finding.Path));
    }

    [Fact]
    public void Check_NullProperty_CountsAsNotSet()
    {
        var result = Check(PoolInputs.Valid.With("labels", PropertyNull.Instance));

        Assert.Empty(result.Diagnostics);
        Assert.False(result.Inputs.ContainsKey("labels"));
    }

    [Fact]
    public void Check_TextForANumber_IsRefusedWithoutShowingTheText()
    {
        var finding = Assert.Single(Check(PoolInputs.Valid.With("desiredSize", "three")).Diagnostics);

        Assert.Equal("COS0003", finding.Code);
        Assert.DoesNotContain("three", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FractionForAnInteger_IsRefused() =>
        Assert.Equal("COS0003", Assert.Single(Check(PoolInputs.Valid.With("desiredSize", 2.5)).Diagnostics).Code);

    [Theory]
    [InlineData("os", "version", "latest")]
    [InlineData("dataDisk", "category", "cloud_esd")]
    public void Check_TextOfAnotherFormat_IsRefused(string outer, string inner, string value)
    {
        var inputs = PoolInputs.Valid.With(outer, ((PropertyMap)PoolInputs.Valid[outer]).With(inner, value));

        var finding = Assert.Single(Check(inputs).Diagnostics);

        Assert.Equal(("COS0004", $"{outer}.{inner}"), (finding.Code, finding.Path));
    }

    [Fact]
    public void Check_NumberInAMapOfTexts_BecomesText()
    {
        var result = Check(PoolInputs.Valid.With("sysctls", PropertyMap.Of(("vm.max_map_count", 262144.0))));

        Assert.Empty(result.Diagnostics);
        Assert.Equal("262144", ((PropertyMap)result.Inputs["sysctls"])["vm.max_map_count"]);
    }

    [Fact]
    public void Check_UnknownsAndSecrets_StayUnknownAndSecret()
    {
        var inputs = PoolInputs.Valid.With("clusterId", PropertyUnknown.Instance).With("name", new PropertySecret("hidden"));

        var result = Check(inputs);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(inputs, result.Inputs);
    }

    [Fact]
    public void Check_OutputWithDependencies_BecomesItsValue()
    {
        var result = Check(PoolInputs.Valid.With("clusterId", new PropertyOutput("c-demo", false, ["urn:x"])));

        Assert.Equal("c-demo", result.Inputs["clusterId"]);
    }

    [Fact]
    public void Check_SecretOfTheWrongType_IsRefusedWithoutShowingIt()
    {
        var finding = Assert.Single(Check(PoolInputs.Valid.With("desiredSize", new PropertySecret("hunter2"))).Diagnostics);

        Assert.DoesNotContain("hunter2", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SecretThatIsNotAllowed_IsRefusedWithoutShowingIt()
    {
        var finding = Assert.Single(Check(PoolInputs.Valid.With("cpuPolicy", new PropertySecret("hunter2"))).Diagnostics);

        Assert.DoesNotContain("hunter2", finding.ToString(), StringComparison.Ordinal);
    }
}
