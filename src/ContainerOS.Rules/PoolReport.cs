using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>What all rules say of a pool.</summary>
/// <param name="Diagnostics">What is wrong, by property and code.</param>
/// <param name="Undecided">What could not be decided.</param>
public sealed record PoolReport(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<UndecidedCheck> Undecided);
