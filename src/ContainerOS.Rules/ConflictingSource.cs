using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>One side of a question on which the vendor's pages disagree.</summary>
/// <param name="Statement">What the page says.</param>
/// <param name="Source">The page and its edition.</param>
public sealed record ConflictingSource(string Statement, RuleSource Source);
