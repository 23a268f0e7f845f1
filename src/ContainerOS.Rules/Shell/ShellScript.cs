using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Parsing;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell;

/// <summary>
/// A parsed script: its nodes, its calls and the paths that it writes. What cannot be analyzed is reported as a gap, never thrown.
/// Lists have concrete types, because about 60 rules iterate over them and an interface would allocate an enumerator each time.
/// </summary>
internal sealed class ShellScript
{
    /// <summary>
    /// The longest script that is read, in characters: 32 times the user data that ECS accepts. Time and memory are linear up to it.
    /// </summary>
    internal const int MaxLength = 1024 * 1024;

    /// <summary>
    /// The most characters of scripts inside a script that are read, such as those of <c>bash -c</c>: eight times the user data that ECS
    /// accepts. Only a script that runs the same text again and again has more.
    /// </summary>
    internal const int MaxNestedLength = 256 * 1024;

    /// <summary>
    /// The most places that are listed of one kind, such as the findings of a rule: as many as a script of 32 KB, the user data that ECS
    /// accepts, can have commands.
    /// </summary>
    internal const int MaxListed = 16 * 1024;

    /// <summary>The most parts that are reported as not analyzed. Each leaves each rule about scripts undecided.</summary>
    internal const int MaxGaps = 1000;

    /// <summary>The reason behind the last of them.</summary>
    internal static readonly string MoreGaps = $"more than {MaxGaps} parts of it cannot be analyzed";
    private readonly List<ShellNode> nodes;
    private readonly List<ShellGap> gaps = [];

    /// <summary>The outermost script, which counts the characters of all scripts in it.</summary>
    private readonly ShellScript root;
    private int nestedLength;

    private WrittenTexts? writtenTexts;

    private ShellScript(string text, ShellPosition start, ShellScript? outer, bool isPinned)
    {
        root = outer?.root ?? this;
        Depth = outer is null ? 0 : outer.Depth + 1;
        var items = new List<AndOrList>();
        Read(text, start, items, isPinned);
        // Most items are a list, a pipeline and a command. Growing by doubling would take twice the memory in a long script.
        nodes = new List<ShellNode>(Math.Max(Math.Min((text.Length / 6) + 4, 4096), (3 * items.Count) + 4));
        items.ForEach(item => item.Flatten(nodes));

        Items = items;
        Variables = new ShellVariables(nodes);
        Calls = new CallFinder(this).FindAll();
        KnownCalls = Calls.FindAll(call => call.Known is not null);
        Writes = WriteFinder.FindAll(this);
        if (Variables.TooLongAt is { } at)
        {
            AddGap(at, ShellVariables.TooLong);
        }
    }

    /// <summary>The nesting depth, for example in <c>bash -c</c>.</summary>
    internal int Depth { get; }

    /// <summary>The top-level commands.</summary>
    internal IReadOnlyList<AndOrList> Items { get; }

    /// <summary>All nodes, parents before children, including those of nested scripts.</summary>
    internal List<ShellNode> Nodes => nodes;

    /// <summary>The variables with a known value.</summary>
    internal ShellVariables Variables { get; }

    /// <summary>The programs that it calls, in order.</summary>
    internal List<ShellCall> Calls { get; }

    /// <summary>
    /// Those of its calls whose program is in the table of known programs. They are few, and going over all calls once a rule takes most of
    /// the time where a script does not fit into the cache of a processor.
    /// </summary>
    internal List<ShellCall> KnownCalls { get; }

    /// <summary>The paths that it writes.</summary>
    internal ShellWrite[] Writes { get; }

    /// <summary>The parts that could not be analyzed.</summary>
    internal IReadOnlyList<ShellGap> Gaps => gaps;

    /// <summary>The syntax error that ended parsing; null when there is none.</summary>
    internal ShellGap? SyntaxError { get; private set; }

    /// <summary>
    /// The syntax error at which a shell would stop too, of this script or of one that it runs; null when there is none. A limit of the
    /// parser is not such an error.
    /// </summary>
    internal ShellGap? ShellError { get; private set; }

    /// <summary>The files that it writes with a known text.</summary>
    internal WrittenTexts WrittenTexts => writtenTexts ??= new WrittenTexts(this);

    internal static ShellScript Parse(string text) => Create(text, new ShellPosition(1, 1), null, false);

    /// <summary>
    /// Reads a script that this one runs, and adds its nodes and gaps; null when the scripts in this one are longer than
    /// <see cref="MaxNestedLength"/> together, which is a gap.
    /// </summary>
    internal ShellScript? Nest(string text, ShellPosition at, bool isPinned)
    {
        if (!CanNest(text.Length, at))
        {
            return null;
        }

        root.nestedLength += text.Length;
        var inner = Create(text, at, this, isPinned);
        nodes.AddRange(inner.nodes);
        inner.gaps.ForEach(gap => AddGap(gap.At, gap.Reason));
        ShellError ??= inner.ShellError;
        return inner;
    }

    /// <summary>Whether a script of a length may be read in this one; otherwise adds a gap.</summary>
    internal bool CanNest(long length, ShellPosition at)
    {
        var can = length <= MaxNestedLength - root.nestedLength;
        if (!can)
        {
            AddGap(at, $"the scripts that it runs are longer than {MaxNestedLength} characters together");
        }

        return can;
    }

    internal void AddGap(ShellPosition at, string what)
    {
        if (gaps.Count <= MaxGaps)
        {
            gaps.Add(new ShellGap(at, gaps.Count < MaxGaps ? what : MoreGaps));
        }
    }

    private static ShellScript Create(string text, ShellPosition start, ShellScript? outer, bool isPinned) =>
        new(text.Replace("\r\n", "\n", StringComparison.Ordinal), start, outer, isPinned);

    private void Read(string text, ShellPosition start, List<AndOrList> items, bool isPinned)
    {
        if (text.Length > MaxLength)
        {
            SyntaxError = new ShellGap(start, $"it is longer than {MaxLength} characters");
            gaps.Add(SyntaxError);
            return;
        }

        try
        {
            ShellParser.Parse(text, start, 0, items, isPinned);
        }
        catch (ShellSyntaxException fault)
        {
            SyntaxError = new ShellGap(fault.At, fault.Message);
            gaps.Add(SyntaxError);
            ShellError = fault.IsLimit ? null : SyntaxError;
        }
    }
}
