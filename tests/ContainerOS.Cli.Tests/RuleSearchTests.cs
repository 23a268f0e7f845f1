using ContainerOS.Cli.Commands;

namespace ContainerOS.Cli.Tests;

public sealed class RuleSearchTests
{
    [Theory]
    [InlineData("COS1003")]
    [InlineData("cos1003")]
    [InlineData("1003")]
    public void Find_CodeInAnySpelling_ReturnsItsRule(string asked) => Assert.Equal("COS1003", RuleSearch.Find(asked)!.Code);

    [Fact]
    public void FindByText_Word_ReturnsEveryRuleThatContainsIt()
    {
        var codes = RuleSearch.FindByText("GPU").Select(rule => rule.Code).ToList();

        Assert.Contains("COS1003", codes);
        Assert.DoesNotContain("COS2002", codes);
    }

    [Theory]
    [InlineData("COS103", "did you mean COS1003, COS1013 or COS6103?")]
    [InlineData("1004x", "did you mean COS1004?")]
    [InlineData("COS1O04", "did you mean COS1004?")]
    [InlineData("COS9999", "there is no rule 'COS9999'; ")]
    public void NotFoundMessage_SimilarCode_SuggestsIt(string asked, string says)
    {
        Assert.Null(RuleSearch.Find(asked));
        Assert.Contains(says, RuleSearch.NotFoundMessage(asked), StringComparison.Ordinal);
    }
}
