namespace ContainerOS.Rules.Tests.Corpus;

/// <summary>What the theories say of each script, of all at once: so quick that mutation testing can ask it for every mutant.</summary>
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
