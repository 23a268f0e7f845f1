using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests;

/// <summary>What a step shows of a change: the properties, from which value to which, and never a secret.</summary>
public sealed class StepDiffTests
{
    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1}""", "")]
    [InlineData("""{"a": 1}""", """{"a": 2}""", "a Update 1 -> 2")]
    [InlineData("""{}""", """{"a": 1}""", "a Add  -> 1")]
    [InlineData("""{"a": 1}""", """{}""", "a Delete 1 -> ")]
    [InlineData("""{}""", """{"b": 1, "a": 1, "B": 1}""", "B Add  -> 1|a Add  -> 1|b Add  -> 1")]
    [InlineData("""{"m": {"a": 1, "b": 2}}""", """{"m": {"a": 1, "b": 3}}""", "m.b Update 2 -> 3")]
    [InlineData("""{"l": [1, 2]}""", """{"l": [1, 3, 4]}""", "l[1] Update 2 -> 3|l[2] Add  -> 4")]
    [InlineData("""{"l": [1, 2, 3]}""", """{"l": [1]}""", "l[1] Delete 2 -> |l[2] Delete 3 -> ")]
    [InlineData("""{"m": {"a": 1}}""", """{"m": [1]}""", "m Update {a: 1} -> [1]")]
    [InlineData("""{"m": [1]}""", """{"m": "x"}""", "m Update [1] -> x")]
    [InlineData("""{"a": 1}""", """{"a": "?"}""", "a Update 1 -> unknown")]
    [InlineData("""{"__a": 1, "m": {"__b": 1}}""", """{"__a": 2, "m": {"__b": 2}}""", "")]
    [InlineData("""{"a": {"$": 1}}""", """{"a": 1}""", "")]
    [InlineData("""{"m": {"a": {"$": 1}}}""", """{"m": {"a": 1}}""", "")]
    [InlineData("""{"a": {"$": 1}}""", """{"a": 2}""", "a Update secret([secret]) -> secret([secret])")]
    [InlineData("""{"a": 1}""", """{"a": {"$": 2}}""", "a Update secret([secret]) -> secret([secret])")]
    [InlineData("""{}""", """{"a": {"$": 2}}""", "a Add  -> secret([secret])")]
    [InlineData("""{"a": {"$": 2}}""", """{}""", "a Delete secret([secret]) -> ")]
    [InlineData("""{"a": "x"}""", """{"a": {"s": {"$": 2}, "k": 1}}""", "a Update x -> {k: 1, s: secret([secret])}")]
    [InlineData("""{"a": "x"}""", """{"a": [{"$": 2}]}""", "a Update x -> [secret([secret])]")]
    [InlineData("""{"a": "x"}""", """{"a": {"__i": 1, "k": 1}}""", "a Update x -> {k: 1}")]
    public void Between_ListsTheChangedProperties(string old, string next, string changes) =>
        Assert.Equal(changes, Text(StructuralDiff.Between(Sample.Map(old), Sample.Map(next))));

    [Theory]
    [InlineData("""{"a": [{"$": 1}], "m": {"$": {"b": {"$": 2}}}}""", """{"a": [1], "m": {"b": 2}}""", true)]
    [InlineData("""{"a": [{"$": 1}]}""", """{"a": [2]}""", false)]
    [InlineData("""{"m": {"b": 1}}""", """{"m": {"b": 1, "c": 1}}""", false)]
    public void AreEqual_ComparesTheValuesBehindSecrets(string old, string next, bool areEqual) =>
        Assert.Equal(areEqual, StructuralDiff.AreEqual(Sample.Map(old), Sample.Map(next)));

    [Theory]
    [InlineData(PropertyDiffKind.Add, "Add False")]
    [InlineData(PropertyDiffKind.AddReplace, "Add True")]
    [InlineData(PropertyDiffKind.Delete, "Delete False")]
    [InlineData(PropertyDiffKind.DeleteReplace, "Delete True")]
    [InlineData(PropertyDiffKind.Update, "Update False")]
    [InlineData(PropertyDiffKind.UpdateReplace, "Update True")]
    public void DiffOfAProvider_HasItsKind(PropertyDiffKind kind, string expected)
    {
        var change = Assert.Single(Read("""{"a": 1}""", "{}", """{"a": 2}""", ("a", new PropertyDiff(kind, InputDiff: true))));

        Assert.Equal(expected, $"{change.Kind} {change.NeedsReplace}");
    }

    // The old value of a change that is not one of the inputs is that of the outputs, if they have one (DetailedDiff.inputDiff).
    [Theory]
    [InlineData(true, """{"a": 1}""", """{"a": 5}""", """{"a": 2}""", "1 -> 2")]
    [InlineData(false, """{"a": 1}""", """{"a": 5}""", """{"a": 2}""", "5 -> 2")]
    [InlineData(false, """{"a": 1}""", """{}""", """{"a": 2}""", "1 -> 2")]
    [InlineData(true, """{}""", """{"a": 5}""", """{"a": 2}""", " -> 2")]
    [InlineData(true, """{"a": {"$": 1}}""", """{}""", """{"a": 2}""", "secret([secret]) -> secret([secret])")]
    [InlineData(true, """{"a": 1}""", """{"a": {"$": 1}}""", """{"a": 2}""", "secret([secret]) -> secret([secret])")]
    [InlineData(true, """{"a": 1}""", """{}""", """{"a": {"$": 2}}""", "secret([secret]) -> secret([secret])")]
    [InlineData(true, """{"a": {"b": {"$": 2}}}""", """{}""", """{"a": {"b": 1}}""", "{b: secret([secret])} -> {b: 1}")]
    public void DiffOfAProvider_HasTheValues_AndHidesSecrets(bool input, string inputs, string outputs, string news, string expected)
    {
        var change = Assert.Single(Read(inputs, outputs, news, ("a", new PropertyDiff(PropertyDiffKind.Update, input))));

        Assert.Equal(expected, $"{Shown(change.Old)} -> {Shown(change.New)}");
    }

    [Fact]
    public void DiffOfAProvider_OfAPartOfASecret_IsHidden()
    {
        var change = Assert.Single(
            Read("""{"a": {"$": {"b": [1]}}}""", "{}", "{}", ("a.b[0]", new PropertyDiff(PropertyDiffKind.Delete, InputDiff: true)))
        );

        Assert.Equal(new PropertyChange("a.b[0]", PropertyChangeKind.Delete, null, null), change with { Old = null });
        Assert.DoesNotContain("1", Shown(change.Old), StringComparison.Ordinal);
    }

    [Fact]
    public void DiffOfAProvider_IsInOrder_WithoutItsInternalProperties()
    {
        var update = new PropertyDiff(PropertyDiffKind.Update, InputDiff: true);

        var changes = Read("{}", "{}", "{}", ("b", update), ("__i", update), ("a.__i", update), ("not a [path", update), ("B", update));

        Assert.Equal(["B", "b", "not a [path"], changes.Select(change => change.Path));
    }

    [Fact]
    public void DiffOfAProviderWithoutDetails_IsThatOfTheInputs_WithThePropertiesThatReplace()
    {
        var diff = new DiffResult(DiffChanges.Some) { Replaces = ["m"] };

        var changes = ProviderDiff.Read(
            diff,
            Sample.Map("""{"m": {"a": 1}, "z": 1}"""),
            PropertyMap.Empty,
            Sample.Map("""{"m": {"a": 2}}""")
        );

        Assert.Equal(["m.a Update True", "z Delete False"], changes.Select(change => $"{change.Path} {change.Kind} {change.NeedsReplace}"));
    }

    [Fact]
    public void Inverted_ShowsTheSameChangesFromTheOtherSide()
    {
        PropertyChange[] changes =
        [
            new("a", PropertyChangeKind.Add, null, 1d, NeedsReplace: true),
            new("b", PropertyChangeKind.Delete, 1d, null),
            new("c", PropertyChangeKind.Update, 1d, 2d),
        ];

        Assert.Equal(
            [
                new("a", PropertyChangeKind.Delete, 1d, null),
                new("b", PropertyChangeKind.Add, null, 1d),
                new("c", PropertyChangeKind.Update, 2d, 1d),
            ],
            ProviderDiff.Inverted(changes)
        );
    }

    [Fact]
    public void Hide_HidesSecretsAtAnyDepth_AlsoThoseOfOutputs()
    {
        var map = PropertyMap.Of(
            ("list", PropertyArray.Of(new PropertySecret("s"), "k")),
            ("output", new PropertyOutput("k", IsSecret: false, [])),
            ("secret", new PropertyOutput("s", IsSecret: true, []))
        );

        Assert.Equal("{list: [secret([secret]), k], output: k, secret: secret([secret])}", RecordingProvider.Text(Redaction.Hide(map)));
    }

    [Fact]
    public void InternalProperties_AreRemovedAtAnyDepth()
    {
        var map = Sample.Map("""{"__a": 1, "_b": 1, "l": [{"__c": 1, "d": 1}], "s": {"$": {"__e": 1, "f": 1}}}""");

        Assert.Equal("{_b: 1, l: [{d: 1}], s: secret({f: 1})}", RecordingProvider.Text(InternalProperties.Remove(map)));
    }

    [Theory]
    [InlineData(StepOp.Same, "same")]
    [InlineData(StepOp.Create, "create")]
    [InlineData(StepOp.Update, "update")]
    [InlineData(StepOp.Replace, "replace")]
    [InlineData(StepOp.Delete, "delete")]
    [InlineData(StepOp.DeleteReplaced, "delete-replaced")]
    [InlineData(StepOp.Refresh, "refresh")]
    [InlineData(StepOp.Import, "import")]
    public void Operation_HasTheNameThatPulumiPrints(StepOp op, string name) => Assert.Equal(name, StepOpNames.Of(op));

    private static string Text(IEnumerable<PropertyChange> changes) =>
        string.Join('|', changes.Select(change => $"{change.Path} {change.Kind} {Shown(change.Old)} -> {Shown(change.New)}"));

    private static string Shown(PropertyValue? value) => value is null ? string.Empty : RecordingProvider.Text(value);

    private static IReadOnlyList<PropertyChange> Read(
        string inputs,
        string outputs,
        string news,
        params (string Path, PropertyDiff Diff)[] details
    ) =>
        ProviderDiff.Read(
            new DiffResult(DiffChanges.Some) { DetailedDiff = details.ToDictionary(entry => entry.Path, entry => entry.Diff) },
            Sample.Map(inputs),
            Sample.Map(outputs),
            Sample.Map(news)
        );
}
