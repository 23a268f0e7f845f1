using ContainerOS.Provider.Reference;
using ContainerOS.Testing;

namespace ContainerOS.Provider.Tests.Reference;

/// <summary>The reference is generated from the definitions. <c>eng/update-reference</c> rewrites its files.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public Task NodePoolPage_IsThatOfTheDefinitions() => AssertCurrentAsync(ReferencePages.NodePool(), "docs", "reference", "node-pool.md");

    [Fact]
    public Task ProviderPage_IsThatOfTheDefinitions() => AssertCurrentAsync(ReferencePages.Provider(), "docs", "reference", "provider.md");

    [Fact]
    public Task ComponentsPage_IsThatOfTheDefinitions() =>
        AssertCurrentAsync(ReferencePages.Components(), "docs", "reference", "components.md");

    [Fact]
    public Task SchemaOfYamlPrograms_IsThatOfTheDefinitions() =>
        AssertCurrentAsync(YamlProgramSchema.Write(), "schema", "pulumi-yaml.schema.json");

    [Theory]
    [InlineData("spot.strategy")]
    [InlineData("SPOT.STRATEGY")]
    public void Find_Strategy_SaysWhatItIs(string path)
    {
        var entry = PoolReference.Find(path)!;

        Assert.Equal(
            ("spot.strategy", "asPriceGo | withPriceLimit", "replaces the pool", "scaling_group.spot_strategy"),
            (entry.Path, entry.Type, entry.OnChange, entry.Field)
        );
        Assert.True(entry.IsRequired);
    }

    [Fact]
    public void Find_PropertyOfAListItem_IgnoresTheIndex() => Assert.Equal("taints.effect", PoolReference.Find("taints[0].effect")!.Path);

    [Fact]
    public void Find_Kubelet_GoesBackToTheDocumentedDefault()
    {
        var entry = PoolReference.Find("kubelet.eventBurst")!;

        Assert.Equal(("goes back to 10", "1 to 100"), (entry.OnRemoval, entry.Range));
    }

    [Theory]
    [InlineData("spot.price")]
    [InlineData("")]
    [InlineData("taints[")]
    public void Find_NoProperty_IsNull(string path) => Assert.Null(PoolReference.Find(path));

    private static async Task AssertCurrentAsync(string text, params string[] path)
    {
        var file = RepositoryRoot.PathOf(path);
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }
}
