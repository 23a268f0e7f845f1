using ContainerOS.Authoring;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Infra.Testing;

/// <summary>A stack failed in a unit test: its program threw, or a provider rejected a resource.</summary>
public sealed class StackFailedException : Exception
{
    internal StackFailedException(IReadOnlyList<string> errors, Exception cause)
        : base(string.Join('\n', errors), cause)
    {
        Errors = errors;
        Diagnostics = [.. errors.SelectMany(ProgramRejectedException.Parse)];
    }

    /// <summary>The errors as an engine would show them.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>The diagnostics in the errors: code, property path, message and fix.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
