using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;

namespace ContainerOS.Cli.Validation;

/// <summary>Merges equal findings of several stacks of a program into one that lists the stacks.</summary>
internal static class StackMerge
{
    /// <summary>Merges findings.</summary>
    /// <param name="findings">The findings, stack by stack.</param>
    /// <param name="programs">The validated programs.</param>
    internal static IReadOnlyList<Finding> Merge(IReadOnlyList<Finding> findings, IReadOnlyList<ProgramSelection> programs)
    {
        var several = programs
            .GroupBy(program => program.Directory)
            .Where(stacks => stacks.Count() > 1)
            .Select(stacks => stacks.Key)
            .ToHashSet();
        return [.. findings.GroupBy(finding => WithoutStack(finding, several)).Select(same => WithStackNames([.. same], several))];
    }

    private static Finding WithStackNames(IReadOnlyList<Finding> same, HashSet<string> several) =>
        IsOfSeveral(same[0], several) ? same[0] with { Stacks = [.. same.Select(finding => finding.Program!.Stack).Distinct()] } : same[0];

    /// <summary>The finding without the properties that differ between stacks.</summary>
    private static Finding WithoutStack(Finding finding, HashSet<string> several) =>
        !IsOfSeveral(finding, several)
            ? finding
            : finding with
            {
                Program = finding.Program! with { Stack = string.Empty },
                Urn = finding.Urn?.Replace($":{finding.Program!.Stack}::", "::", StringComparison.Ordinal),
            };

    private static bool IsOfSeveral(Finding finding, HashSet<string> several) =>
        finding.Program is { } program && several.Contains(program.Directory);
}
