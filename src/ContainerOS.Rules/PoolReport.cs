using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>The result of checking a pool against all rules.</summary>
/// <param name="Diagnostics">The diagnostics, ordered by property path and code.</param>
/// <param name="Undecided">The rules that could not be decided.</param>
public sealed record PoolReport(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<UndecidedCheck> Undecided);

/// <summary>A rule that could not be decided for a property.</summary>
/// <param name="Code">The code of the rule.</param>
/// <param name="Path">The property.</param>
/// <param name="Reason">Why it could not be decided.</param>
public sealed record UndecidedCheck(string Code, string Path, string Reason)
{
    /// <summary>The position inside the value; null for the whole value.</summary>
    public TextSpan? Span { get; init; }
}
