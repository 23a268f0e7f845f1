using ContainerOS.Model.Values;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring.Tests;

public sealed class PoolTemplateTests
{
    private static readonly Bag Template = ProgramInputs.Of(
        ("instanceTypes", ProgramInputs.List("ecs.g7.xlarge")),
        ("vSwitchIds", ProgramInputs.List("vsw-1")),
        ("os", ProgramInputs.Of(("version", "3.6.1"), ("imageId", "image-1"))),
        ("dataDisk", ProgramInputs.Of(("category", "cloud_essd"), ("sizeGiB", 120))),
        ("labels", ProgramInputs.Of(("team", "web"), ("tier", "front"))),
        ("desiredSize", 3)
    );

    [Fact]
    public void Complete_MergesObjects_AndReplacesListsAndTheRelease()
    {
        var own = ProgramInputs.Of(
            ("instanceTypes", ProgramInputs.List("ecs.g8i.xlarge")),
            ("os", ProgramInputs.Of(("version", "3.6.0"))),
            ("labels", ProgramInputs.Of(("tier", "back")))
        );

        var pool = PoolBinder.Read(PoolTemplate.Complete(Set(Template, own))["a"]).Spec;

        Assert.Equal("c1", pool.ClusterId!.Value.Content);
        Assert.Equal(["ecs.g8i.xlarge"], pool.InstanceTypes!.Items.Select(type => type.Content));
        Assert.Null(pool.Os!.Value.Content.ImageId);
        Assert.Equal([("team", "web"), ("tier", "back")], pool.Labels!.Entries.Select(label => (label.Key, label.Value.Content)));
    }

    [Fact]
    public void FindErrors_InTheTemplate_IsReportedOnce()
    {
        var template = new Dictionary<string, Value<object?>>(Template)
        {
            ["instanceTypes"] = Value<object?>.Known(ProgramInputs.List("ecs.g8y.xlarge")),
        };
        var set = ProgramInputs.Of(
            ("clusterId", "c1"),
            ("template", template),
            ("pools", ProgramInputs.Of(("a", ProgramInputs.Of()), ("b", ProgramInputs.Of(("desiredSize", 5)))))
        );

        var found = Assert.Single(PoolTemplate.FindErrors(PoolChecks.All, set));

        Assert.Equal("template.instanceTypes[0]", found.Path);
    }

    [Fact]
    public void FindErrors_InAPool_NamesThePool()
    {
        var own = ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")));

        var found = Assert.Single(PoolTemplate.FindErrors(PoolChecks.All, Set(Template, own)));

        Assert.Equal("pools[\"a\"].instanceTypes[0]", found.Path);
    }

    [Fact]
    public void FindErrors_UnknownTemplateOrPools_AreNotChecked()
    {
        var own = ProgramInputs.Of(("instanceTypes", ProgramInputs.List("ecs.g8y.xlarge")));

        Assert.Empty(PoolTemplate.FindErrors(PoolChecks.All, Set(Value<object?>.Unknown(), own)));
        Assert.Empty(PoolTemplate.FindErrors(PoolChecks.All, ProgramInputs.Of(("clusterId", "c1"), ("pools", Value<object?>.Unknown()))));
    }

    private static Bag Set(object template, Bag own) =>
        ProgramInputs.Of(("clusterId", "c1"), ("template", template), ("pools", ProgramInputs.Of(("a", own))));
}
