namespace ContainerOS.Model.Diagnostics;

/// <summary>A place in a file. Lines and columns count from 1.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public sealed record SourcePosition(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, as editors read it.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
