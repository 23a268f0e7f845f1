using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The edits that rules offer. Whether they fix the program is tested with the editor of the command line.</summary>
public sealed class EditTests
{
    private const int Least = 30;

    public static TheoryData<string> Fixable => [.. RuleCatalogue.All.Where(rule => rule.Info.IsFixable).Select(rule => rule.Info.Code)];

    public static TheoryData<string> Failing => [.. Fixture.All("fail")];

    [Fact]
    public void Catalogue_HasAtLeastThirtyRulesWithAFix() => Assert.InRange(Fixable.Count, Least, RuleCatalogue.All.Count);

    [Theory]
    [MemberData(nameof(Fixable))]
    public void Rule_ThatSaysItIsFixable_OffersEditsInOneOfItsPrograms(string code) =>
        Assert.Contains(
            Fixture.All("fail").Where(id => id.StartsWith(code + "/", StringComparison.Ordinal)).SelectMany(Findings),
            found => found.Code == code && found.Edits.Count > 0
        );

    [Theory]
    [MemberData(nameof(Failing))]
    public void Finding_WithEdits_IsOfARuleThatSaysSo_AndItsTextCarriesThem(string id) =>
        Assert.All(
            Findings(id).Where(found => found.Edits.Count > 0),
            found =>
            {
                Assert.True(RuleCatalogue.Find(found.Code)!.Info.IsFixable);
                Assert.Equal(found.Edits, DiagnosticText.Parse(DiagnosticText.Format(found), found.Path)!.Edits);
            }
        );

    private static IEnumerable<Diagnostic> Findings(string id)
    {
        var fixture = Fixture.Read(id);
        return PoolValidator.Validate(fixture.Spec, fixture.Facts).Diagnostics;
    }
}
