using ContainerOS.Model.Diagnostics;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>Rules refuse a spec, or a change of a pool; nothing was sent.</summary>
/// <param name="diagnostics">What is wrong, and how to fix it.</param>
public sealed class SpecRejectedException(IReadOnlyList<Diagnostic> diagnostics)
    : SdkException(string.Join('\n', diagnostics.Select(DiagnosticText.FormatWithPath)))
{
    /// <summary>What is wrong, and how to fix it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
