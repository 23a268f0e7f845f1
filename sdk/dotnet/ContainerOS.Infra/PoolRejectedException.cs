using ContainerOS.Authoring;
using ContainerOS.Model.Diagnostics;
using Pulumi;

namespace ContainerOS.Infra;

/// <summary>
/// The rules reject a pool or a part of one. The message has all diagnostics; Pulumi shows it without a stack trace, because it names
/// the line or the resource itself.
/// </summary>
public sealed class PoolRejectedException : RunException
{
    internal PoolRejectedException(ProgramRejectedException error)
        : base(error.Message, error) => Diagnostics = error.Diagnostics;

    /// <summary>The errors, at least one.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
