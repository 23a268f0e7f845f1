using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>One side of a question on which the vendor's pages disagree.</summary>
/// <param name="Says">What the page says.</param>
/// <param name="Source">The page and its edition.</param>
public sealed record Claim(string Says, RuleSource Source);
