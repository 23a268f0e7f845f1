using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>What all rules say of a pool.</summary>
/// <param name="Diagnostics">What is wrong, by property and code.</param>
/// <param name="Undecided">What could not be decided.</param>
public sealed record PoolReport(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<UndecidedCheck> Undecided);

/// <summary>A rule that could not be decided.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Path">The property.</param>
/// <param name="Reason">Why not.</param>
public sealed record UndecidedCheck(string Code, string Path, string Reason)
{
    /// <summary>The place inside the property's value; null when the whole value is meant.</summary>
    public TextSpan? Span { get; init; }
}
