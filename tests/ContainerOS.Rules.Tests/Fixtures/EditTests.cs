using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The edits that rules offer. Whether they fix the program is tested with the editor of the command line.</summary>
public sealed class EditTests
{
    private const int Least = 30;

    private static string[] Fixable => [.. RuleCatalogue.All.Where(rule => rule.Info.IsFixable).Select(rule => rule.Info.Code)];

    [Fact]
    public void Catalogue_HasAtLeastThirtyRulesWithAFix() => Assert.InRange(Fixable.Length, Least, RuleCatalogue.All.Count);

    [Fact]
    public void Rules_ThatSayTheyAreFixable_OfferEditsInOneOfTheirPrograms()
    {
        var failing = Fixture.ByCode("fail");

        Assert.All(
            Fixable,
            code => Assert.Contains(failing[code].SelectMany(Findings), found => found.Code == code && found.Edits.Count > 0)
        );
    }

    [Fact]
    public void Findings_WithEdits_AreOfARuleThatSaysSo_AndTheirTextCarriesThem() =>
        Assert.All(
            Fixture.All("fail").SelectMany(Findings).Where(found => found.Edits.Count > 0),
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
