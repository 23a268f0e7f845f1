using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Parsing;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell;

/// <summary>
/// A script as read: its nodes, what it calls and what it writes. What can not be followed is said, never thrown.
/// Its lists are shown as what they are, for some 60 rules go through them, and an interface would have each allocate an enumerator.
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

    /// <summary>How many scripts it is nested in, as <c>bash -c</c> nests them.</summary>
    internal int Depth { get; }

    /// <summary>The commands at the top.</summary>
    internal IReadOnlyList<AndOrList> Items { get; }

    /// <summary>Every node, outer before inner, those of nested scripts among them.</summary>
    internal List<ShellNode> Nodes => nodes;

    /// <summary>The variables whose value is plain.</summary>
    internal ShellVariables Variables { get; }

    /// <summary>What it calls, in the order written.</summary>
    internal List<ShellCall> Calls { get; }

    /// <summary>The paths it writes.</summary>
    internal ShellWrite[] Writes { get; }

    /// <summary>What could not be followed.</summary>
    internal IReadOnlyList<ShellGap> Gaps => gaps;

    /// <summary>Where it could not be read on; null when it was read to its end.</summary>
    internal ShellGap? SyntaxError { get; private set; }

    internal static ShellScript Parse(string text) => Parse(text, new ShellPosition(1, 1), 0);

    internal static ShellScript Parse(string text, ShellPosition start, int depth) =>
        new(text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text, start, depth);

    /// <summary>The first call of each of some programs.</summary>
    internal IEnumerable<ShellCall> CallsOf(HashSet<string> programs) =>
        FirstCalls(programs, static (call, some) => some.Contains(call.Program));

    /// <summary>Of the calls that a rule is about, the first of each program.</summary>
    /// <param name="rule">What the test asks.</param>
    /// <param name="isMeant">Whether a call is meant.</param>
    internal IEnumerable<ShellCall> FirstCalls<TRule>(TRule rule, Func<ShellCall, TRule, bool> isMeant)
    {
        List<ShellCall>? found = null;
        foreach (var call in Calls)
        {
            if (isMeant(call, rule))
            {
                (found ??= []).Add(call);
            }
        }

        return found is null ? [] : found.DistinctBy(call => call.Program);
    }

    internal void AddGap(ShellPosition at, string what) => gaps.Add(new ShellGap(at, what));

    /// <summary>Takes in a script that is nested in this one.</summary>
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
