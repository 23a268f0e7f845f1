using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Collects what is wrong, so that one run tells all of it.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<EngineDiagnostic> found = [];

    public int Count => found.Count;

    public void Error(SourceMark mark, string message) => found.Add(At(mark, message));

    public void Add(IEnumerable<EngineDiagnostic> diagnostics) => found.AddRange(diagnostics);

    public void ThrowIfAny()
    {
        if (found.Count > 0)
            throw new ProgramException([.. found.OrderBy(item => item.File, StringComparer.Ordinal).ThenBy(item => item.Line).ThenBy(item => item.Column)]);
    }

    public static EngineDiagnostic At(SourceMark mark, string message) =>
        new(EngineSeverity.Error, message) { File = mark.File, Line = mark.Line, Column = mark.Column };

    public static ProgramException Fail(SourceMark mark, string message) => new([At(mark, message)]);
}
