using ContainerOS.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContainerOS.Engine.Programs;

/// <summary>Parses YAML into nodes with locations. Duplicate keys are collected as errors; invalid YAML ends the parsing.</summary>
internal sealed class YamlReader
{
    private readonly Dictionary<AnchorName, SyntaxNode> anchors = [];
    private readonly Dictionary<SyntaxNode, int> sizes = new(ReferenceEqualityComparer.Instance);
    private readonly string file;
    private readonly Parser parser;
    private readonly SourceLocation? origin;
    private readonly DiagnosticBag bag;
    private int total;

    private YamlReader(string file, string text, DiagnosticBag bag, SourceLocation? origin)
    {
        this.file = file;
        this.origin = origin;
        this.bag = bag;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>Parses the document of a file; null for an empty file.</summary>
    public static SyntaxNode? Read(string file, string text, DiagnosticBag bag) => Read(file, text, bag, origin: null);

    /// <summary>Reads a value that is written as a string in YAML or JSON. All its parts are at the place of the string.</summary>
    public static SyntaxNode? Read(SyntaxScalar scalar, DiagnosticBag bag) => Read(scalar.Location.File, scalar.Text, bag, scalar.Location);

    private static SyntaxNode? Read(string file, string text, DiagnosticBag bag, SourceLocation? origin)
    {
        var reader = new YamlReader(file, text, bag, origin);
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException fault)
        {
            var (at, message) = YamlError.Describe(fault, text);
            throw new ProgramException([DiagnosticBag.At(reader.At(at), message)], fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // For some texts the scanner of YamlDotNet throws these exceptions instead of its own, for example for "a: [b\n  c: 1".
            var last = reader.At(reader.parser.Current?.End ?? Mark.Empty);
            throw new ProgramException(
                [
                    DiagnosticBag.At(
                        last,
                        "this is not valid YAML: the text after this position cannot be parsed; is a bracket, brace or quote not closed?"
                    ),
                ],
                fault
            );
        }
    }

    private SyntaxNode? ReadStream()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }
        parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            throw DiagnosticBag.Fail(
                At(second),
                "the file has a second YAML document, but a program is one document: remove the line '---' and the text after it"
            );
        }
        return root;
    }

    private SyntaxNode ReadNode(int depth)
    {
        var before = total++;
        var start = parser.Current ?? throw new YamlException("unexpected end of the file");
        if (depth > ProgramLimits.Depth)
        {
            throw DiagnosticBag.Fail(At(start), $"maps and lists are nested more than {ProgramLimits.Depth} deep");
        }
        CheckSize(start);
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }
        var node = ReadValue(depth);
        sizes[node] = total - before;
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            anchors[anchored.Anchor] = node;
        }
        return node;
    }

    private SyntaxNode ReadValue(int depth)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new SyntaxScalar(At(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty);
        }
        return parser.TryConsume<SequenceStart>(out var list) ? ReadSequence(At(list), depth) : ReadMapping(depth);
    }

    private SyntaxSequence ReadSequence(SourceLocation location, int depth)
    {
        var items = new List<SyntaxNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }
        return new SyntaxSequence(location, items);
    }

    private SyntaxMapping ReadMapping(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new OrderedDictionary<string, SyntaxEntry>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            Add(entries, ReadKey(depth), ReadNode(depth + 1));
        }
        return new SyntaxMapping(At(start), [.. entries.Values]);
    }

    private SyntaxScalar ReadKey(int depth) =>
        ReadNode(depth + 1) switch
        {
            SyntaxScalar { Text: "<<", IsPlain: true } merge => throw DiagnosticBag.Fail(
                merge.Location,
                "merge keys ('<<') are not supported: repeat the values, or use a variable"
            ),
            SyntaxScalar key => key,
            { } other => throw DiagnosticBag.Fail(other.Location, $"a key must be a string, not {other.Kind}"),
        };

    private void Add(OrderedDictionary<string, SyntaxEntry> entries, SyntaxScalar key, SyntaxNode value)
    {
        if (!entries.TryAdd(key.Text, new SyntaxEntry(key, value)))
        {
            bag.Error(
                key.Location,
                $"the key '{key.Text}' is a duplicate; it is first defined on line {entries[key.Text].Key.Location.Line}"
            );
        }
    }

    private SyntaxNode Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var node))
        {
            throw DiagnosticBag.Fail(At(alias), $"the alias '*{alias.Value}' has no anchor '&{alias.Value}' before it");
        }
        total += sizes[node];
        CheckSize(alias);
        return node;
    }

    private void CheckSize(ParsingEvent place)
    {
        if (total > ProgramLimits.Nodes)
        {
            throw DiagnosticBag.Fail(At(place), $"the file has more than {ProgramLimits.Nodes} values once its aliases are resolved");
        }
    }

    private SourceLocation At(ParsingEvent place) => At(place.Start);

    private SourceLocation At(Mark mark) => origin ?? new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
}

/// <summary>Describes why a text is not valid YAML.</summary>
internal static class YamlError
{
    /// <summary>
    /// The location and the message. For a tab in an indentation it is the location of the tab, because the parser reports another one or
    /// none.
    /// </summary>
    public static (Mark At, string Message) Describe(YamlException fault, string text) =>
        TabIn(text, fault) is { } line
            ? (new Mark(0, line, 1), "this line is indented with a tab, but YAML allows spaces only: replace the tab")
            : (fault.Start, $"this is not valid YAML: {fault.Message.TrimEnd('.')}");

    /// <summary>
    /// The first line with a tab in its indentation, up to the line of the error. If the error is about a tab, its line can be that of the
    /// map, so all lines are searched.
    /// </summary>
    private static int? TabIn(string text, YamlException fault)
    {
        var last = fault.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) ? int.MaxValue : (int)fault.Start.Line;
        var lines = text.Split('\n')
            .Index()
            .Where(line => line.Item.Trim().Length > 0 && line.Item.TakeWhile(char.IsWhiteSpace).Contains('\t'));
        return lines.Select(line => (int?)(line.Index + 1)).FirstOrDefault(line => line <= last);
    }
}
