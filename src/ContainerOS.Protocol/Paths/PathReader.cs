using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ContainerOS.Protocol.Paths;

/// <summary>Reads the text of one path.</summary>
internal sealed class PathReader(string text)
{
    private int position;

    public ImmutableArray<PathSegment> Read()
    {
        if (text.StartsWith('.'))
        {
            throw Wrong("a path starts with a name or an index");
        }
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        while (position < text.Length)
        {
            if (text[position] == '.')
            {
                SkipDot();
            }
            else
            {
                segments.Add(text[position] == '[' ? ReadBracket() : ReadName());
            }
        }

        return segments.ToImmutable();
    }

    private void SkipDot()
    {
        if (++position == text.Length)
        {
            throw Wrong("a path ends with a name or an index");
        }
    }

    private PathSegment ReadName()
    {
        var end = text.AsSpan(position).IndexOfAny('.', '[');
        var name = end < 0 ? text[position..] : text.Substring(position, end);
        position += name.Length;
        return PathSegment.Of(name);
    }

    private PathSegment ReadBracket()
    {
        position++;
        return position < text.Length && text[position] == '"' ? ReadQuoted() : ReadIndex();
    }

    private PathSegment ReadQuoted()
    {
        var name = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] == '"')
            {
                position++;
            }
            name.Append(text[position]);
        }

        if (position++ >= text.Length)
        {
            throw Wrong("a quoted name has no closing quote");
        }
        if (position >= text.Length || text[position++] != ']')
        {
            throw Wrong("a quoted name has no closing bracket");
        }
        return PathSegment.Of(name.ToString());
    }

    private PathSegment ReadIndex()
    {
        var end = text.IndexOf(']', position);
        if (end < 0)
        {
            throw Wrong("an index has no closing bracket");
        }
        var index = text[position..end];
        position = end + 1;
        return index == "*" ? PathSegment.Of("*")
            : int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? PathSegment.Of(number)
            : throw Wrong($"'{index}' is not an index");
    }

    private FormatException Wrong(string why) => new($"'{text}' is not a property path: {why} (at character {position + 1})");
}
