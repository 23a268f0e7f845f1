using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Tests;

public sealed class RuleContextTests
{
    private readonly RuleContext context = new() { CurrentRule = Info("COS1001") };

    [Fact]
    public void Report_IsOrderedByPathThenCode()
    {
        context.Fail("b", "1");
        context.Fail("a", "2");
        context.CurrentRule = Info("COS1000");
        context.Fail("b", "3");

        Assert.Equal(["2", "3", "1"], context.Report.Diagnostics.Select(found => found.Message));
    }

    [Fact]
    public void Diagnostic_HasTheTextsOfItsRule_UnlessMoreSpecific()
    {
        var info = context.CurrentRule!;
        var source = new ConflictingSource("statement", new RuleSource("https://a.example", "1"));
        context.Fail("a", "plain");
        context.Fail("b", "closer", "do this", source, [FixEdit.Remove("b")]);

        Assert.Equal(
            [
                new("COS1001", Severity.Warning, "a", "plain", info.Why, info.Fix, info.Source),
                new Diagnostic("COS1001", Severity.Warning, "b", "closer", "statement", "do this", source.Source)
                {
                    Edits = [FixEdit.Remove("b")],
                },
            ],
            context.Report.Diagnostics
        );
    }

    [Fact]
    public void Edits_WithAPathThatCannotBeParsed_AreNotOffered()
    {
        context.Fail("a", "x", edits: [FixEdit.Remove("a"), FixEdit.Remove("")]);

        Assert.Empty(Assert.Single(context.Report.Diagnostics).Edits);
    }

    [Fact]
    public void MarkUndecided_Repeated_IsReportedOnce()
    {
        context.MarkUndecided("a", "1");
        context.MarkUndecided("b", "1");
        context.MarkUndecided("a", "1");
        context.MarkUndecided("a", "2");
        context.CurrentRule = Info("COS1002");
        context.MarkUndecided("a", "1");

        Assert.Equal(
            ["COS1001 a 1", "COS1001 b 1", "COS1001 a 2", "COS1002 a 1"],
            context.Undecided.Select(open => $"{open.Code} {open.Path} {open.Reason}")
        );
    }

    [Fact]
    public void MarkUndecided_WithoutCurrentRule_HasNoCode()
    {
        context.CurrentRule = null;
        context.MarkUndecided("a", "1");

        Assert.Equal(new UndecidedCheck(string.Empty, "a", "1"), Assert.Single(context.Undecided));
    }

    [Fact]
    public void TryGetKnown_UnknownValue_MarksTheRuleUndecided()
    {
        Assert.True(context.TryGetKnown((Value<int>)3, "a", out var number));
        Assert.Equal(3, number);
        Assert.False(context.TryGetKnown(null, "a", out number));
        Assert.Empty(context.Undecided);

        Assert.False(context.TryGetKnown(Value<int>.Unknown(), "a", out number));
        Assert.Equal(
            ("a", "its value is not known yet"),
            Assert.Single(context.Undecided) is var open ? (open.Path, open.Reason) : default
        );
    }

    [Fact]
    public void Items_HaveTheirPaths_AndUnknownOnesAreUndecided()
    {
        var list = ValueList<string>.Of([.. Enumerable.Repeat((Value<string>)"x", 17), Value<string>.Unknown(), "y"]);

        Assert.Equal([.. Enumerable.Range(0, 17).Select(index => $"a[{index}]"), "a[18]"], Paths(list, "a"));
        Assert.Equal("a[17]", Assert.Single(context.Undecided).Path);
        Assert.Equal(["b[1].c[0]"], Paths(ValueList<string>.Of("x"), "b[1].c"));
        Assert.Empty(Paths((ValueList<string>?)null, "d"));
    }

    [Fact]
    public void List_Unknown_IsUndecided()
    {
        Assert.Empty(Paths(ValueList<string>.Unknown, "a"));
        Assert.Equal(new UndecidedCheck("COS1001", "a", "the list is not known yet"), Assert.Single(context.Undecided));
    }

    [Fact]
    public void Entries_HaveQuotedPaths_UnknownOnesToo()
    {
        var map = ValueMap<string>.Of(KeyValuePair.Create("a\"b", (Value<string>)"x"), KeyValuePair.Create("c", Value<string>.Unknown()));

        Assert.Equal(["m[\"a\\\"b\"]", "m[\"c\"]"], Paths(map, "m"));
        Assert.Empty(Paths((ValueMap<string>?)null, "m"));
        Assert.Empty(context.Undecided);
    }

    [Fact]
    public void Map_Unknown_IsUndecided()
    {
        Assert.Empty(Paths(ValueMap<string>.Unknown, "m"));
        Assert.Equal(new UndecidedCheck("COS1001", "m", "its entries are not known yet"), Assert.Single(context.Undecided));
    }

    private List<string> Paths(ValueList<string>? list, string at)
    {
        List<string> paths = [];
        foreach (var (path, _) in context.Each(list, at))
        {
            paths.Add(path.ToString());
        }

        return paths;
    }

    private List<string> Paths(ValueMap<string>? map, string at)
    {
        List<string> paths = [];
        foreach (var (path, _, _) in context.Each(map, at))
        {
            paths.Add(path.ToString());
        }

        return paths;
    }

    private static RuleInfo Info(string code) => RuleCatalogue.All[0].Info with { Code = code, Severity = Severity.Warning };
}
