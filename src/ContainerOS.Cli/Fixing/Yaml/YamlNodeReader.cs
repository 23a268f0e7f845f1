using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Parses YAML into nodes with their positions. The engine has already bounded the size and depth of the text.</summary>
internal sealed class YamlNodeReader
{
    private readonly Parser parser;
    private readonly string text;

    private YamlNodeReader(string text)
    {
        this.text = text;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Parses the single document of a text without a byte order mark.</summary>
    /// <exception cref="YamlEditException">The text is not YAML, is empty, or contains several documents.</exception>
    internal static YamlNode Read(string text)
    {
        try
        {
            return new YamlNodeReader(text).ReadStream();
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            throw new YamlEditException("the file is not YAML that can be edited", 0, exception);
        }
    }

    private YamlNode ReadStream()
    {
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? root : throw new YamlEditException("the file contains a second YAML document", 0);
    }

    private YamlNode ReadNode()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return new YamlAlias(At(alias.Start), At(alias.End), alias.Value.Value);
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlScalar(At(scalar.Start), End(scalar), !scalar.Anchor.IsEmpty, scalar.Value, scalar.Style, !scalar.Tag.IsEmpty);
        }

        return parser.TryConsume<SequenceStart>(out var list) ? ReadList(list) : ReadMap();
    }

    private YamlList ReadList(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        var (isFlow, end) = (start.Style is SequenceStyle.Flow, parser.Consume<SequenceEnd>());
        return new YamlList(At(start.Start), isFlow ? At(end.Start) + 1 : items[^1].End, !start.Anchor.IsEmpty, isFlow, items);
    }

    private YamlMap ReadMap()
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            entries.Add(new YamlEntry(ReadKey(), ReadNode()));
        }

        var (isFlow, end) = (start.Style is MappingStyle.Flow, parser.Consume<MappingEnd>());
        return new YamlMap(At(start.Start), isFlow ? At(end.Start) + 1 : entries[^1].Value.End, !start.Anchor.IsEmpty, isFlow, entries);
    }

    private YamlScalar ReadKey()
    {
        var key = ReadNode();
        return key as YamlScalar ?? throw new YamlEditException("a key is not a text", key.Start);
    }

    /// <summary>
    /// The end of a scalar. The parser ends a block scalar where the next node starts; the empty lines between belong to it only with the
    /// chomping indicator <c>+</c>.
    /// </summary>
    private int End(Scalar scalar)
    {
        var (start, end) = (At(scalar.Start), At(scalar.End));
        if (scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
        {
            return end;
        }

        var head = text.AsSpan(start, Math.Max(0, text.AsSpan(start, end - start).IndexOfAny('\r', '\n')));
        return head.Contains('+')
            ? Math.Max(start, end - LineEnd(text.AsSpan(start, end - start)))
            : start + text.AsSpan(start, end - start).TrimEnd().Length;
    }

    private static int LineEnd(ReadOnlySpan<char> piece) =>
        piece.EndsWith("\r\n") ? 2
        : piece.EndsWith("\n") ? 1
        : 0;

    private static int At(Mark mark) => (int)mark.Index;
}
