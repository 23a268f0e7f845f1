namespace ContainerOS.Model.Diagnostics;

/// <summary>A place inside a property's value that is a text, such as a script. Lines and columns start at 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column of the first character; 0 for the whole line.</param>
/// <param name="Length">The number of characters; 0 when it is not known.</param>
public readonly record struct TextSpan(int Line, int Column, int Length)
{
    /// <summary>A place that begins at a line and a column and has no known length.</summary>
    public TextSpan(int line, int column)
        : this(line, column, 0) { }

    /// <summary>A whole line.</summary>
    public static TextSpan OfLine(int line) => new(line, 0);
}
