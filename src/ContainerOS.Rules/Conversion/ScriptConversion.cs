using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>What a script became.</summary>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Findings">What can not work, or not as it did, in the order of its lines.</param>
/// <param name="Notes">What is to be known of the whole.</param>
public sealed record ScriptConversion(
    IReadOnlyList<ConvertedStep> Steps,
    IReadOnlyList<ConversionFinding> Findings,
    IReadOnlyList<ScriptNote> Notes
)
{
    /// <summary>Whether something in it can not work.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity is Severity.Error);
}
