namespace ContainerOS.Engine.Programs;

/// <summary>A place in a file; line and column count from 1.</summary>
internal readonly record struct SourceMark(string File, int Line, int Column)
{
    public static SourceMark FileOnly(string file) => new(file, 1, 1);
}
