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
            var (at, message) = YamlFault.Describe(fault, text);
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
        if (depth > SourceLimits.Depth)
        {
            throw DiagnosticBag.Fail(At(start), $"maps and lists are nested more than {SourceLimits.Depth} deep");
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

    private SyntaxSequence ReadSequence(SourceMark mark, int depth)
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
                merge.Mark,
                "merge keys ('<<') are not supported: repeat the values, or use a variable"
            ),
            SyntaxScalar key => key,
            { } other => throw DiagnosticBag.Fail(other.Mark, $"a key must be a text, not {other.Kind}"),
        };

    private void Add(OrderedDictionary<string, SyntaxEntry> entries, SyntaxScalar key, SyntaxNode value)
    {
        if (!entries.TryAdd(key.Text, new SyntaxEntry(key, value)))
        {
            bag.Error(key.Mark, $"the key '{key.Text}' is given twice; the first time on line {entries[key.Text].Key.Mark.Line}");
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
        if (total > SourceLimits.Nodes)
        {
            throw DiagnosticBag.Fail(At(place), $"the file has more than {SourceLimits.Nodes} values once its aliases are resolved");
        }
    }

    private SourceMark At(ParsingEvent place) => At(place.Start);

    private SourceMark At(Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
}
