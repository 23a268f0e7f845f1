namespace ContainerOS.Engine.Diagnostics;

/// <summary>A program, its config, its secrets or its state is not valid. Nothing was changed.</summary>
public sealed class ProgramException : Exception
{
    /// <summary>Creates an exception with several errors.</summary>
    /// <param name="diagnostics">At least one.</param>
    /// <param name="cause">The cause, or null.</param>
    public ProgramException(IReadOnlyList<EngineDiagnostic> diagnostics, Exception? cause = null)
        : base(string.Join('\n', diagnostics), cause) => Diagnostics = diagnostics;

    /// <summary>Creates an exception with one error.</summary>
    public ProgramException(string message, string? file = null, Exception? cause = null)
        : this([new EngineDiagnostic(EngineSeverity.Error, message) { File = file }], cause) { }

    /// <summary>The errors.</summary>
    public IReadOnlyList<EngineDiagnostic> Diagnostics { get; }
}
