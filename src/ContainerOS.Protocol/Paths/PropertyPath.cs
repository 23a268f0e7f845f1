using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Paths;

/// <summary>The path of a value in the properties of a resource, in Pulumi's syntax: <c>a.b[0]["x.y"]</c>.</summary>
/// <param name="Segments">The segments from the root.</param>
public sealed record PropertyPath(ImmutableArray<PathSegment> Segments)
{
    /// <summary>The empty path, which refers to the whole value.</summary>
    public static PropertyPath Whole { get; } = new(ImmutableArray<PathSegment>.Empty);

    /// <summary>The top-level property of the path; empty for the whole value.</summary>
    public string Root => Segments.IsEmpty ? string.Empty : Segments[0].Name ?? $"[{Segments[0].Index}]";

    /// <summary>Parses a path as Pulumi does. A dot before a bracket is accepted, because old providers write it.</summary>
    /// <exception cref="FormatException">The text is not a path; the message has the reason and the position.</exception>
    public static PropertyPath Parse(string text) => new(new PathParser(text).Parse());

    /// <summary>Reads what a provider names. A text that cannot be read as a path is the name of a property.</summary>
    public static PropertyPath ParseOrName(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return Whole.Child(text);
        }
    }

    /// <summary>The path of a property of the value at this path.</summary>
    public PropertyPath Child(string name) => new(Segments.Add(PathSegment.Of(name)));

    /// <summary>The path of an item of the list at this path.</summary>
    public PropertyPath Child(int index) => new(Segments.Add(PathSegment.Of(index)));

    /// <summary>Whether the other path is this path or a path below it; <c>*</c> in this path matches any segment.</summary>
    public bool Contains(PropertyPath other) =>
        other.Segments.Length >= Segments.Length && Segments.Zip(other.Segments).All(pair => pair.First.Matches(pair.Second));

    /// <summary>The value at this path, or null when there is none. Secret and output wrappers on the path are unwrapped.</summary>
    public PropertyValue? Get(PropertyValue root) => PathEditor.Get(root, Segments.AsSpan());

    /// <summary>The root with the value at this path replaced, or null when the parent of the value does not exist.</summary>
    /// <remarks>A new name is added to a map; a list never gets a new item. Secret wrappers on the path stay.</remarks>
    public PropertyValue? Set(PropertyValue root, PropertyValue value) => PathEditor.Edit(root, Segments.AsSpan(), value);

    /// <summary>
    /// The root without the value at this path, or null when the parent of the value does not exist. An item of a list becomes null.
    /// </summary>
    public PropertyValue? Delete(PropertyValue root) => PathEditor.Edit(root, Segments.AsSpan(), null);

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override int GetHashCode() => Segments.Aggregate(Segments.Length, HashCode.Combine);

    /// <summary>The path in Pulumi's syntax.</summary>
    public override string ToString() => PathFormatter.Format(Segments);
}

/// <summary>One segment of a property path: a name in a map or an index in a list.</summary>
/// <param name="Name">The name, or null for an index; <c>*</c> matches every name and index.</param>
/// <param name="Index">The index, when there is no name.</param>
public readonly record struct PathSegment(string? Name, int Index)
{
    /// <summary>Whether this segment matches every name and index.</summary>
    public bool IsWildcard => Name == "*";

    /// <summary>Creates a segment for a name in a map.</summary>
    public static PathSegment Of(string name) => new(name, 0);

    /// <summary>Creates a segment for an index in a list.</summary>
    public static PathSegment Of(int index) => new(null, index);

    internal bool Matches(PathSegment other) => IsWildcard || this == other;
}

/// <summary>Parses the text of one path.</summary>
internal sealed class PathParser(string text)
{
    private int position;

    public ImmutableArray<PathSegment> Parse()
    {
        if (text.StartsWith('.'))
        {
            throw Error("a path must start with a name or an index");
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
            throw Error("a path must end with a name or an index");
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
            throw Error("a quoted name has no closing quote");
        }
        if (position >= text.Length || text[position++] != ']')
        {
            throw Error("a quoted name has no closing bracket");
        }
        return PathSegment.Of(name.ToString());
    }

    private PathSegment ReadIndex()
    {
        var end = text.IndexOf(']', position);
        if (end < 0)
        {
            throw Error("an index has no closing bracket");
        }
        var index = text[position..end];
        position = end + 1;
        return index == "*" ? PathSegment.Of("*")
            : int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? PathSegment.Of(number)
            : throw Error($"'{index}' is not an index");
    }

    private FormatException Error(string why) => new($"'{text}' is not a property path: {why} (at character {position + 1})");
}

/// <summary>Formats a path. Plain names follow a dot; other names are in brackets and quotes.</summary>
internal static class PathFormatter
{
    public static string Format(ImmutableArray<PathSegment> segments)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            Append(text, segment);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, PathSegment segment)
    {
        if (segment.Name is not { } name)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
        }
        else if (!IsPlain(name))
        {
            text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        else
        {
            text.Append(text.Length == 0 ? string.Empty : ".").Append(name);
        }
    }

    private static bool IsPlain(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}

/// <summary>Reads and replaces values at a path. Values are immutable, so an edit returns a new root.</summary>
internal static class PathEditor
{
    public static PropertyValue? Get(PropertyValue root, ReadOnlySpan<PathSegment> path)
    {
        var value = root;
        foreach (var segment in path)
        {
            value = Step(value.Unwrapped, segment);
            if (value is null)
            {
                return null;
            }
        }

        return value;
    }

    /// <summary>The root with the value at the path replaced, or removed when the value is null.</summary>
    public static PropertyValue? Edit(PropertyValue root, ReadOnlySpan<PathSegment> path, PropertyValue? value) =>
        root switch
        {
            _ when path.IsEmpty => value,
            PropertySecret secret => Edit(secret.Element, path, value) is { } inner ? new PropertySecret(inner) : null,
            PropertyOutput { Element: { } element } output => Edit(element, path, value) is { } inner
                ? output with
                {
                    Element = inner,
                }
                : null,
            PropertyMap map when path[0].Name is { } name => EditMap(map, name, path[1..], value),
            PropertyArray array when IsInside(array, path[0]) => EditArray(array, path[0].Index, path[1..], value),
            _ => null,
        };

    private static PropertyValue? Step(PropertyValue value, PathSegment segment) =>
        value switch
        {
            PropertyMap map when segment.Name is { } name => map.Find(name),
            PropertyArray array when IsInside(array, segment) => array.Items[segment.Index],
            _ => null,
        };

    private static bool IsInside(PropertyArray array, PathSegment segment) =>
        segment.Name is null && segment.Index >= 0 && segment.Index < array.Items.Length;

    private static PropertyMap? EditMap(PropertyMap map, string name, ReadOnlySpan<PathSegment> rest, PropertyValue? value)
    {
        if (rest.IsEmpty)
        {
            return value is null ? map.Without(name) : map.With(name, value);
        }
        return map.Find(name) is { } child && Edit(child, rest, value) is { } edited ? map.With(name, edited) : null;
    }

    private static PropertyArray? EditArray(PropertyArray array, int index, ReadOnlySpan<PathSegment> rest, PropertyValue? value)
    {
        var edited = rest.IsEmpty ? value ?? PropertyNull.Instance : Edit(array.Items[index], rest, value);
        return edited is null ? null : new PropertyArray(array.Items.SetItem(index, edited));
    }
}
