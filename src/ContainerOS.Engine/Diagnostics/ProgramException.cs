namespace ContainerOS.Engine.Diagnostics;

/// <summary>A program, its config, its secrets or its state can not be used; nothing was changed.</summary>
public sealed class ProgramException : Exception
{
    /// <summary>The given things are wrong.</summary>
    /// <param name="diagnostics">At least one.</param>
    /// <param name="cause">What led to it, when something did.</param>
    public ProgramException(IReadOnlyList<EngineDiagnostic> diagnostics, Exception? cause = null)
        : base(string.Join('\n', diagnostics), cause) => Diagnostics = diagnostics;

    /// <summary>One thing is wrong.</summary>
    public ProgramException(string message, string? file = null, Exception? cause = null)
        : this([new EngineDiagnostic(EngineSeverity.Error, message) { File = file }], cause) { }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<EngineDiagnostic> Diagnostics { get; }
}
