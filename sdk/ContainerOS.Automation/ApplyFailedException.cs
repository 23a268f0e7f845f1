using ContainerOS.Model.Diagnostics;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>A pool could not be created or updated. The inner exception is the error of the SDK.</summary>
/// <param name="message">What failed.</param>
/// <param name="nodePoolId">The id of the pool in ACK; null if it is not known.</param>
/// <param name="inner">The cause.</param>
public sealed class ApplyFailedException(string message, string? nodePoolId, Exception? inner = null) : SdkException(message, inner)
{
    /// <summary>The id of the pool in ACK; null if it is not known. The pool is kept, and the next call continues with it.</summary>
    public string? NodePoolId { get; } = nodePoolId;
}

/// <summary>Rules reject a specification, or a change of a pool. Nothing was sent.</summary>
/// <param name="diagnostics">The errors.</param>
public sealed class SpecRejectedException(IReadOnlyList<Diagnostic> diagnostics)
    : SdkException(string.Join('\n', diagnostics.Select(DiagnosticText.FormatWithPath)))
{
    /// <summary>The errors: what is wrong, why, and how to fix it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
