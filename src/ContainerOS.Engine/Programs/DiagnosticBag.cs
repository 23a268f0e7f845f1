using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Collects the errors of a program, so that one run reports all of them.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<EngineDiagnostic> found = [];

    public int Count => found.Count;

    private IEnumerable<EngineDiagnostic> Sorted =>
        found.OrderBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Column);

    /// <summary>Adds an error, unless the same error was added for the same location.</summary>
    /// <exception cref="ProgramException">There are more errors than are reported.</exception>
    public void Error(SourceLocation location, string message)
    {
        var error = At(location, message);
        if (found.Contains(error))
        {
            return;
        }
        if (found.Count == ProgramLimits.Errors)
        {
            throw new ProgramException([.. Sorted, At(location, $"there are more than {ProgramLimits.Errors} errors: fix these first")]);
        }
        found.Add(error);
    }

    public void Add(IEnumerable<EngineDiagnostic> diagnostics) => found.AddRange(diagnostics);

    public void ThrowIfAny()
    {
        if (found.Count > 0)
        {
            throw new ProgramException([.. Sorted]);
        }
    }

    public static EngineDiagnostic At(SourceLocation location, string message) =>
        new(EngineSeverity.Error, message)
        {
            File = location.File,
            Line = location.Line,
            Column = location.Column,
        };

    public static ProgramException Fail(SourceLocation location, string message) => new([At(location, message)]);
}
