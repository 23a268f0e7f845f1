using System.Text;

namespace ContainerOS.SdkGenerator;

/// <summary>Writes lines of source text, indented by blocks.</summary>
/// <param name="indent">The indentation of one block.</param>
internal sealed class SourceWriter(string indent)
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes a line; an empty one has no indentation.</summary>
    internal SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Insert(text.Length, indent, depth).Append(line);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>Writes each line of a text.</summary>
    internal SourceWriter Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Writes what is inside a block.</summary>
    internal SourceWriter Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>Writes something for each item, with an empty line between two.</summary>
    internal SourceWriter Separated<T>(IEnumerable<T> items, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                Line();
            }

            write(item);
            isFirst = false;
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
