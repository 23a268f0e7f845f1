using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Collects what is wrong, so that one run tells all of it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<EngineDiagnostic> found = [];

    public int Count => found.Count;

    private IEnumerable<EngineDiagnostic> Sorted =>
        found.OrderBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Column);

    /// <summary>Keeps an error; the same one at the same place once.</summary>
    /// <exception cref="ProgramException">There are so many that no more are looked for.</exception>
    public void Error(SourceLocation mark, string message)
    {
        var error = At(mark, message);
        if (found.Contains(error))
        {
            return;
        }
        if (found.Count == ProgramLimits.Errors)
        {
            throw new ProgramException([.. Sorted, At(mark, $"there are more than {ProgramLimits.Errors} errors: mend these first")]);
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

    public static EngineDiagnostic At(SourceLocation mark, string message) =>
        new(EngineSeverity.Error, message)
        {
            File = mark.File,
            Line = mark.Line,
            Column = mark.Column,
        };

    public static ProgramException Fail(SourceLocation mark, string message) => new([At(mark, message)]);
}
