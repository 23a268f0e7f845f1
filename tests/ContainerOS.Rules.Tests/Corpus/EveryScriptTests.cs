namespace ContainerOS.Rules.Tests.Corpus;

/// <summary>The checks of the theories for all scripts at once, which is fast enough to run for every mutant.</summary>
public sealed class EveryScriptTests
{
    private static readonly CorpusTests One = new();

    [Fact]
    public void EveryScript_HasTheExpectedFindingsAndNoOther()
    {
        foreach (var name in CorpusTests.Names("harmless").Concat(CorpusTests.Names("harmful")))
        {
            One.Script_HasTheExpectedFindingsAndNoOther(name);
        }
    }

    [Fact]
    public void EveryScriptThatCanNotBeFollowed_IsUndecidedWithoutAFinding()
    {
        foreach (var name in CorpusTests.Names("unclear"))
        {
            One.Script_ThatCanNotBeFollowed_IsUndecidedWithoutAFinding(name);
        }
    }

    [Fact]
    public void EveryFinding_StandsInTheLineItNames()
    {
        foreach (var name in CorpusTests.Names("harmful"))
        {
            One.Finding_StandsInTheLineItNames(name);
        }
    }
}
