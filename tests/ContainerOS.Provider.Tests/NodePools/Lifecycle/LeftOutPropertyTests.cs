using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.Tests.Shapes;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>A property that the program leaves out never replaces the pool, and never changes what the cloud chose.</summary>
public sealed class LeftOutPropertyTests
{
    /// <summary>The paths of all optional properties of a pool, also of those in objects.</summary>
    public static TheoryData<string> OptionalPaths => new(PathsOf(NodePoolShape.Inputs, string.Empty));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(OptionalPaths))]
    public void Diff_LeftOut_IsNoReplacement_AndNoChangeUnlessTheRemovalClearsIt(string path)
    {
        var all = (PropertyMap)SampleValue.Of(NodePoolShape.Inputs);

        var changes = SchemaDiff.Between(NodePoolShape.Inputs, all, Without(all, path));

        Assert.Equal(Cleared(all, path), changes.Select(change => change.Path));
        Assert.All(changes, change => Assert.Equal(ChangeKind.Delete, change.Kind));
        Assert.DoesNotContain(changes, change => change.Effect is ChangeEffect.Replace or ChangeEffect.Rollout);
    }

    [Fact]
    public void Properties_ThatAReplacementOrARolloutChanges_KeepTheirValueWhenLeftOut() =>
        Assert.All(
            OptionalPaths.Select(row => Find(row.Data)),
            found =>
                Assert.False(
                    found.Property.OnChange is ChangeEffect.Replace or ChangeEffect.Rollout && found.Removal is RemovalEffect.Clears
                )
        );

    [Fact]
    public async Task Import_EverythingTheCloudHas_PreviewIsEmpty_AlsoWithoutAnyOptionalLine()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Rich());
        var read = await cloud.Provider.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty), Ct);
        var imported = read.Inputs!;

        Assert.Empty(await DiffAsync(cloud, read, imported, leftOut: null));
        foreach (var path in OptionalPaths.Select(row => row.Data).Where(path => At(imported, path) is not null))
        {
            var shown = await DiffAsync(cloud, read, Without(imported, path), path);

            Assert.Equal((path, Cleared(imported, path).Any()), (path, shown.Count > 0));
        }
    }

    [Fact]
    public async Task NamedWithTheValueThatTheCloudChose_IsNotAChange()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(EmulatedProvider.Inputs);
        var read = await cloud.Provider.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty), Ct);
        var chosen = read.Inputs!.Where(pair => !EmulatedProvider.Inputs.ContainsKey(pair.Key)).ToList();

        Assert.Contains("securityGroupIds", chosen.Select(pair => pair.Key));
        foreach (var (name, value) in chosen.Where(pair => Find(pair.Key).Removal is RemovalEffect.Keeps))
        {
            var news = EmulatedProvider.Inputs.With(name, value);
            var diff = await cloud.Provider.DiffAsync(
                new DiffRequest(made.Id, EmulatedProvider.Urn, made.Properties, EmulatedProvider.Inputs, news, []),
                Ct
            );
            Assert.Equal((name, DiffChanges.None), (name, diff.Changes));
        }
    }

    [Fact]
    public async Task NamedAgainInAnotherOrder_ASetIsNotAChange_AndAListIs()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var olds = EmulatedProvider.Inputs;
        var made = await cloud.CreateAsync(olds);
        var state = made
            .Properties.With("securityGroupIds", PropertyArray.Of("sg-a", "sg-b"))
            .With("kubelet", PropertyMap.Of(("clusterDns", PropertyArray.Of("10.0.0.1", "10.0.0.2"))));

        Assert.Empty(await DiffAsync(olds.With("securityGroupIds", PropertyArray.Of("sg-b", "sg-a"))));
        Assert.Equal(["securityGroupIds"], await DiffAsync(olds.With("securityGroupIds", PropertyArray.Of("sg-b", "sg-c"))));
        Assert.Equal(
            ["kubelet"],
            await DiffAsync(olds.With("kubelet", PropertyMap.Of(("clusterDns", PropertyArray.Of("10.0.0.2", "10.0.0.1")))))
        );

        async Task<IReadOnlyList<string>> DiffAsync(PropertyMap news) =>
            (await cloud.Provider.DiffAsync(new DiffRequest(made.Id, EmulatedProvider.Urn, state, olds, news, []), Ct)).Diffs;
    }

    [Fact]
    public async Task Update_ProgramHasOnlyWhatItMust_ChangesNothingElseInTheCloud()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Rich());
        var read = await cloud.Provider.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty), Ct);
        var before = await DetailAsync(cloud, made);
        var program = OptionalPaths
            .Select(row => row.Data)
            .Where(path =>
                Find(path).Removal is RemovalEffect.Keeps && path is not ("desiredSize" or "access.keyPair" or "access" or "name")
            )
            .Aggregate(read.Inputs!, Without)
            .With("desiredSize", 2.0)
            .With("tags", PropertyMap.Of(("team", "other")));

        await cloud.Provider.UpdateAsync(new UpdateRequest(made.Id, EmulatedProvider.Urn, read.Properties!, read.Inputs!, program, []), Ct);

        var after = await DetailAsync(cloud, made);
        Assert.Equal(2, (int)after["scaling_group"]!["desired_size"]!);
        foreach (var changed in new[] { "scaling_group.desired_size", "scaling_group.tags", "status", "nodepool_info.updated" })
        {
            before.SelectToken(changed)?.Parent?.Remove();
            after.SelectToken(changed)?.Parent?.Remove();
        }

        Assert.Equal(before.ToString(), after.ToString());
    }

    private static PropertyMap Rich() =>
        EmulatedProvider
            .Inputs.With("systemDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 60.0), ("performanceLevel", "PL0")))
            .With("taints", PropertyArray.Of(PropertyMap.Of(("key", "dedicated"), ("value", "web"), ("effect", "NoSchedule"))))
            .With("tags", PropertyMap.Of(("team", "web")))
            .With("securityGroupIds", PropertyArray.Of("sg-demo"))
            .With("kubelet", PropertyMap.Of(("maxPods", 64.0)))
            .With("management", PropertyMap.Of(("autoRepair", true), ("maxUnavailable", 2.0)))
            .With("access", PropertyMap.Of(("keyPair", DemoAccount.KeyPair), ("metadataTokens", "required")));

    private static async Task<IReadOnlyList<string>> DiffAsync(
        EmulatedProvider cloud,
        ReadResult read,
        PropertyMap program,
        string? leftOut
    )
    {
        var check = await cloud.CheckAsync(program, read.Inputs);
        // A rule may require a property that the schema does not: the size, the data disk, the key pair.
        Assert.All(check.Failures, failure => Assert.StartsWith(leftOut ?? "nothing", failure.Property, StringComparison.Ordinal));
        var diff = await cloud.Provider.DiffAsync(
            new DiffRequest(read.Id, EmulatedProvider.Urn, read.Properties!, read.Inputs!, check.Inputs, []),
            Ct
        );
        Assert.Empty(diff.Replaces);
        return diff.Diffs;
    }

    private static async Task<JObject> DetailAsync(EmulatedProvider cloud, CreateResult made) =>
        JObject.Parse((await cloud.PoolAsync(made.Id)).ToJson().ToJsonString());

    private static IEnumerable<string> PathsOf(ObjectType schema, string prefix) =>
        schema.Properties.SelectMany(property =>
            (property.Required ? Array.Empty<string>() : [prefix + property.Name]).Concat(
                property.Type is ObjectType inner ? PathsOf(inner, $"{prefix}{property.Name}.") : []
            )
        );

    /// <summary>The paths that the removal of a property clears: an object is cleared property by property.</summary>
    private static IEnumerable<string> Cleared(PropertyMap inputs, string path)
    {
        var (property, removal) = Find(path);
        if (At(inputs, path) is not { } value)
        {
            return [];
        }

        if (property is { Type: ObjectType inner, WriteOnly: false, Field.Switch: null })
        {
            return inner.Properties.SelectMany(each => Cleared(inputs, $"{path}.{each.Name}"));
        }

        var siblings = path.Contains('.', StringComparison.Ordinal) ? (PropertyMap)At(inputs, path[..path.LastIndexOf('.')])! : inputs;
        return removal is RemovalEffect.Keeps || value.Equals(property.DefaultIn(siblings)) ? [] : [path];
    }

    private static (PropertyDefinition Property, RemovalEffect Removal) Find(string path)
    {
        ObjectType schema = NodePoolShape.Inputs;
        var removal = RemovalEffect.Keeps;
        PropertyDefinition? property = null;
        foreach (var step in path.Split('.'))
        {
            property = schema.Find(step)!;
            removal = property.OnRemoval ?? removal;
            schema = property.Type as ObjectType ?? schema;
        }

        return (property!, removal);
    }

    private static PropertyValue? At(PropertyMap inputs, string path) =>
        path.Split('.').Aggregate((PropertyValue?)inputs, (value, step) => (value as PropertyMap)?.Find(step));

    private static PropertyMap Without(PropertyMap inputs, string path) =>
        path.Split('.', 2) switch
        {
            [var name] => inputs.Without(name),
            [var name, var rest] when inputs.Find(name) is PropertyMap inner => inputs.With(name, Without(inner, rest)),
            _ => inputs,
        };
}
