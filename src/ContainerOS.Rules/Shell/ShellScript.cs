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
    private const int MaxLength = 256 * 1024;
    private readonly List<ShellNode> nodes;
    private readonly List<ShellGap> gaps = [];

    private ShellScript(string text, ShellPosition start, int depth)
    {
        Depth = depth;
        nodes = new List<ShellNode>(Math.Min((text.Length / 6) + 4, 4096));
        var items = new List<AndOrList>();
        Read(text, start, items);
        items.ForEach(item => item.Flatten(nodes));

        Items = items;
        Variables = new ShellVariables(nodes);
        Calls = new CallFinder(this).FindAll();
        Writes = WriteFinder.FindAll(this);
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

    internal static ShellScript Parse(string text) => Parse(text, new ShellPosition(1, 1), 0);

    internal static ShellScript Parse(string text, ShellPosition start, int depth) =>
        new(text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text, start, depth);

    /// <summary>The first call of each of the programs.</summary>
    internal IEnumerable<ShellCall> CallsOf(HashSet<string> programs) =>
        FirstCalls(programs, static (call, some) => some.Contains(call.Program));

    /// <summary>The first call of each program among the calls that match a predicate.</summary>
    /// <param name="rule">The argument of the predicate.</param>
    /// <param name="matches">The predicate.</param>
    internal IEnumerable<ShellCall> FirstCalls<TRule>(TRule rule, Func<ShellCall, TRule, bool> matches)
    {
        List<ShellCall>? found = null;
        foreach (var call in Calls)
        {
            if (matches(call, rule))
            {
                (found ??= []).Add(call);
            }
        }

        return found is null ? [] : found.DistinctBy(call => call.Program);
    }

    internal void AddGap(ShellPosition at, string what) => gaps.Add(new ShellGap(at, what));

    /// <summary>Adds the nodes and gaps of a nested script.</summary>
    internal void Include(ShellScript inner)
    {
        nodes.AddRange(inner.nodes);
        gaps.AddRange(inner.gaps);
    }

    private void Read(string text, ShellPosition start, List<AndOrList> items)
    {
        if (text.Length > MaxLength)
        {
            SyntaxError = new ShellGap(start, $"it is longer than {MaxLength} characters");
            gaps.Add(SyntaxError);
            return;
        }

        try
        {
            ShellParser.Parse(text, start, 0, items);
        }
        catch (ShellSyntaxException fault)
        {
            SyntaxError = new ShellGap(fault.At, fault.Message);
            gaps.Add(SyntaxError);
        }
    }
}
