using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests.Validation;

public sealed class StackMergeTests
{
    private static readonly Dictionary<string, string> NoConfig = [];
    private static readonly ProgramSelection Dev = new("shop", "dev", NoConfig);
    private static readonly ProgramSelection Prod = new("shop", "prod", NoConfig);

    [Fact]
    public void Merge_FindingOfSeveralStacks_IsListedOnceWithTheirNames()
    {
        var merged = StackMerge.Merge([In(Dev, "it is small"), In(Dev, "it is old"), In(Prod, "it is small")], [Dev, Prod]);

        Assert.Equal(
            ["it is small: dev, prod", "it is old: dev"],
            merged.Select(finding => $"{finding.Message}: {string.Join(", ", finding.Stacks)}")
        );
    }

    [Fact]
    public void Merge_ProgramWithOneStack_NamesNoStack() =>
        Assert.Empty(Assert.Single(StackMerge.Merge([In(Dev, "it is small")], [Dev])).Stacks);

    [Fact]
    public void Merge_SameFindingInTwoPrograms_IsListedTwice()
    {
        var other = new ProgramSelection("bank", "dev", NoConfig);

        Assert.Equal(2, StackMerge.Merge([In(Dev, "it is small"), In(other, "it is small")], [Dev, Prod, other]).Count);
    }

    private static Finding In(ProgramSelection program, string message) =>
        new("COS1007", Severity.Warning, $"urn:pulumi:{program.Stack}::shop::t::web", "instanceTypes[0]", message, null, null, null, null)
        {
            Program = program,
        };
}
