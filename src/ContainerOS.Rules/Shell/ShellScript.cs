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
    private readonly List<ShellNode> nodes;
    private readonly List<ShellGap> gaps = [];

    private WrittenTexts? writtenTexts;

    private ShellScript(string text, ShellPosition start, int depth, bool isPinned)
    {
        Depth = depth;
        nodes = new List<ShellNode>(Math.Min((text.Length / 6) + 4, 4096));
        var items = new List<AndOrList>();
        Read(text, start, items, isPinned);
        items.ForEach(item => item.Flatten(nodes));

        Items = items;
        Variables = new ShellVariables(nodes);
        Calls = new CallFinder(this).FindAll();
        Writes = WriteFinder.FindAll(this);
        if (Variables.TooLongAt is { } at)
        {
            AddGap(at, $"a value is longer than {ShellVariables.MaxValueLength} characters");
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

    internal static ShellScript Parse(string text) => Parse(text, new ShellPosition(1, 1), 0);

    internal static ShellScript Parse(string text, ShellPosition start, int depth, bool isPinned = false) =>
        new(
            text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text,
            start,
            depth,
            isPinned
        );

    internal void AddGap(ShellPosition at, string what) => gaps.Add(new ShellGap(at, what));

    /// <summary>Adds the nodes and gaps of a nested script.</summary>
    internal void Include(ShellScript inner)
    {
        nodes.AddRange(inner.nodes);
        gaps.AddRange(inner.gaps);
        ShellError ??= inner.ShellError;
    }

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
