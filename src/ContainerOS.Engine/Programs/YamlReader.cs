using ContainerOS.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContainerOS.Engine.Programs;

/// <summary>Turns YAML text into pieces that know where they stand. Keys given twice are collected; what is no YAML ends the reading.</summary>
internal sealed class YamlReader
{
    private readonly Dictionary<AnchorName, SyntaxNode> anchors = [];
    private readonly Dictionary<SyntaxNode, int> sizes = new(ReferenceEqualityComparer.Instance);
    private readonly string file;
    private readonly Parser parser;
    private readonly DiagnosticBag bag;
    private int total;

    private YamlReader(string file, string text, DiagnosticBag bag)
    {
        this.file = file;
        this.bag = bag;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The one document of a file; null for an empty one.</summary>
    public static SyntaxNode? Read(string file, string text, DiagnosticBag bag)
    {
        var reader = new YamlReader(file, text, bag);
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
            // The parser's scanner ends so, and not with an exception of its own, on some texts: "a: [b\n  c: 1" is one.
            var last = reader.At(reader.parser.Current?.End ?? Mark.Empty);
            throw new ProgramException(
                [
                    DiagnosticBag.At(
                        last,
                        "this is not valid YAML: what follows can not be read; is a bracket, a brace or a quote left open?"
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
                "the file holds a second YAML document; a program is one document: remove the line '---' and what follows"
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

    private SyntaxSequence ReadSequence(SourceLocation mark, int depth)
    {
        var items = new List<SyntaxNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }
        return new SyntaxSequence(mark, items);
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
            { } other => throw DiagnosticBag.Fail(other.Location, $"a key must be a text, not {other.Kind}"),
        };

    private void Add(OrderedDictionary<string, SyntaxEntry> entries, SyntaxScalar key, SyntaxNode value)
    {
        if (!entries.TryAdd(key.Text, new SyntaxEntry(key, value)))
        {
            bag.Error(key.Location, $"the key '{key.Text}' is given twice; the first time on line {entries[key.Text].Key.Location.Line}");
        }
    }

    private SyntaxNode Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var node))
        {
            throw DiagnosticBag.Fail(
                At(alias),
                $"the alias '*{alias.Value}' stands before its anchor '&{alias.Value}' is complete, or there is none"
            );
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

    private SourceLocation At(Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
}

/// <summary>Says in plain words what makes a text no YAML.</summary>
internal static class YamlError
{
    /// <summary>What is wrong, and where: at the tab where one indents, which is told elsewhere, if at all, by the parser.</summary>
    public static (Mark At, string Message) Describe(YamlException fault, string text) =>
        TabIn(text, fault) is { } line
            ? (new Mark(0, line, 1), "a tab indents this line; YAML is indented with blanks only: replace the tab")
            : (fault.Start, $"this is not valid YAML: {fault.Message.TrimEnd('.')}");

    /// <summary>The first line that a tab indents, up to the one the parser stopped at; anywhere when it complains of a tab, as it then may name the map's first line.</summary>
    private static int? TabIn(string text, YamlException fault)
    {
        var last = fault.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) ? int.MaxValue : (int)fault.Start.Line;
        var lines = text.Split('\n')
            .Index()
            .Where(line => line.Item.Trim().Length > 0 && line.Item.TakeWhile(char.IsWhiteSpace).Contains('\t'));
        return lines.Select(line => (int?)(line.Index + 1)).FirstOrDefault(line => line <= last);
    }
}
