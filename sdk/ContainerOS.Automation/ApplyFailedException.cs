using ContainerOS.Model.Diagnostics;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>A pool could not be made, or did not become what was asked for. The inner exception has the cloud's own error.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="nodePoolId">The pool in ACK; null when none is known.</param>
/// <param name="inner">The cause.</param>
public sealed class ApplyFailedException(string message, string? nodePoolId, Exception? inner = null) : SdkException(message, inner)
{
    /// <summary>The pool in ACK, which is kept, and which the next call goes on with; null when none is known.</summary>
    public string? NodePoolId { get; } = nodePoolId;
}

/// <summary>Rules refuse a spec, or a change of a pool; nothing was sent.</summary>
/// <param name="diagnostics">What is wrong, and how to fix it.</param>
public sealed class SpecRejectedException(IReadOnlyList<Diagnostic> diagnostics)
    : SdkException(string.Join('\n', diagnostics.Select(DiagnosticText.FormatWithPath)))
{
    /// <summary>What is wrong, and how to fix it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
