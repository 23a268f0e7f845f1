using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>What a rule is.</summary>
/// <param name="Code">Its code, such as <c>COS1003</c>; it never changes.</param>
/// <param name="Title">What holds when the rule is kept.</param>
/// <param name="Why">Why it must hold.</param>
/// <param name="Source">The page it is drawn from.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record RuleInfo(string Code, string Title, string Why, RuleSource Source, Confidence Confidence);
