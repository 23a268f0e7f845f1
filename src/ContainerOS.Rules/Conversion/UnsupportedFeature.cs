using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Conversion;

/// <summary>Something of other systems that ContainerOS does without, and that no rule of the catalogue speaks of.</summary>
/// <param name="Severity">An error can not work; a warning may.</param>
/// <param name="Why">Why it does not work.</param>
/// <param name="Instead">What to do instead.</param>
internal sealed record UnsupportedFeature(Severity Severity, string Why, string Instead)
{
    /// <summary>Whether a statement that meets it has no effect, so that it is left out though nothing is wrong with it.</summary>
    internal bool IsNeedless { get; init; }
}
