using ContainerOS.Model.Values;
using ContainerOS.Provider.NodePools;

namespace ContainerOS.Authoring.Tests;

public sealed class PoolBinderTests
{
    [Fact]
    public void Read_AnyPool_IsWhatTheProviderReads()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var inputs = NodePoolBinding.Write(seed % 3 == 0 ? RandomPools.Full(seed) : RandomPools.Some(seed));

            var bound = PoolBinder.Read(ProgramInputs.From(inputs));

            Assert.Empty(bound.Diagnostics);
            Assert.True(NodePoolBinding.Read(inputs) == bound.Spec, $"seed {seed} is read in another way than the provider does");
        }
    }

    [Fact]
    public void Read_NullAndMissing_AreTheSame()
    {
        var bound = PoolBinder.Read(
            ProgramInputs.Of(("name", "web"), ("clusterId", null), ("labels", ProgramInputs.Of(("a", "1"), ("b", null))))
        );

        Assert.Empty(bound.Diagnostics);
        Assert.Null(bound.Spec.ClusterId);
        Assert.Equal("web", bound.Spec.Name!.Value.Content);
        Assert.Equal(["a"], bound.Spec.Labels!.Entries.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("desiredSize", 2.5, "COS0003", "the value is not an integer")]
    [InlineData("desiredSize", 3e9, "COS0003", "the value is not an integer")]
    [InlineData("desiredSize", "3", "COS0004", "'3' is not an integer")]
    [InlineData("multiAzPolicy", "cheapest", "COS0004", "'cheapest' is not one of priority, costOptimized, balance")]
    [InlineData("kubernetesVersion", "latest", "COS0004", "'latest' is not a Kubernetes version such as 1.33.1-aliyun.1")]
    [InlineData("instanceTypes", "ecs.g7.xlarge", "COS0003", "the value is not a list")]
    [InlineData("labels", true, "COS0003", "the value is not a map")]
    [InlineData("deletionProtection", 1, "COS0003", "the value is not true or false")]
    [InlineData("dataDisk", 120, "COS0003", "the value is not an object")]
    [InlineData("nodeCount", 3, "COS0001", "a pool has no property 'nodeCount' here")]
    public void Read_WrongValue_IsReportedAtItsProperty(string name, object value, string code, string message)
    {
        var bound = PoolBinder.Read(ProgramInputs.Of((name, value)));

        var found = Assert.Single(bound.Diagnostics);
        Assert.Equal((code, name, message), (found.Code, found.Path, found.Message));
    }

    [Fact]
    public void Read_WrongValueDeepInside_HasItsPath()
    {
        var taint = ProgramInputs.Of(("key", "a"), ("effect", "Never"));

        var bound = PoolBinder.Read(ProgramInputs.Of(("taints", ProgramInputs.List(taint)), ("os", ProgramInputs.Of(("version", "new")))));

        Assert.Equal(["taints[0].effect", "os.version"], bound.Diagnostics.Select(found => found.Path));
    }

    [Fact]
    public void Read_WrongSecret_IsNotShown()
    {
        var bound = PoolBinder.Read(ProgramInputs.Of(("kubernetesVersion", Value<object?>.Known("hunter2", isSecret: true))));

        var found = Assert.Single(bound.Diagnostics);
        Assert.DoesNotContain("hunter2", found.ToString(), StringComparison.Ordinal);
        Assert.Equal(Value<Model.Versions.KubernetesVersion>.Unknown(isSecret: true), bound.Spec.KubernetesVersion);
    }
}
