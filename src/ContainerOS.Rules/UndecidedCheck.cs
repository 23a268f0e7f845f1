using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules;

/// <summary>A rule that could not be decided.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Path">The property.</param>
/// <param name="Reason">Why not.</param>
public sealed record UndecidedCheck(string Code, string Path, string Reason)
{
    /// <summary>The place inside the property's value; null when the whole value is meant.</summary>
    public TextSpan? Span { get; init; }
}
