using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests.Validation;

public sealed class StackMergeTests
{
    private static readonly Dictionary<string, string> NoConfig = [];
    private static readonly ProgramChoice Dev = new("shop", "dev", NoConfig);
    private static readonly ProgramChoice Prod = new("shop", "prod", NoConfig);

    [Fact]
    public void Of_WhatHoldsForSeveralStacks_IsToldOnceWithTheirNames()
    {
        var merged = StackMerge.Of([In(Dev, "it is small"), In(Dev, "it is old"), In(Prod, "it is small")], [Dev, Prod]);

        Assert.Equal(
            ["it is small: dev, prod", "it is old: dev"],
            merged.Select(finding => $"{finding.Message}: {string.Join(", ", finding.Stacks)}")
        );
    }

    [Fact]
    public void Of_AProgramOfOneStack_NamesNone() => Assert.Empty(Assert.Single(StackMerge.Of([In(Dev, "it is small")], [Dev])).Stacks);

    [Fact]
    public void Of_TheSameInTwoPrograms_StaysTwo()
    {
        var other = new ProgramChoice("bank", "dev", NoConfig);

        Assert.Equal(2, StackMerge.Of([In(Dev, "it is small"), In(other, "it is small")], [Dev, Prod, other]).Count);
    }

    private static Finding In(ProgramChoice program, string message) =>
        new("COS1007", Severity.Warning, $"urn:pulumi:{program.Stack}::shop::t::web", "instanceTypes[0]", message, null, null, null, null)
        {
            Program = program,
        };
}
