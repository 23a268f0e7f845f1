using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// Splits a script into statements, each with its text and the comments above it. Commands that share a line form one statement, so that
/// each line belongs to one statement.
/// </summary>
internal sealed class StatementSplitter(string text, ShellScript script)
{
    private readonly LineIndex lines = new(text);

    internal IReadOnlyList<ScriptStatement> Split()
    {
        var groups = Groups();
        var statements = new List<ScriptStatement>(groups.Count);
        var comments = groups.Count == 0 ? [] : Comments(lines.Offset(groups[0][0].At), 0);
        for (var at = 0; at < groups.Count; at++)
        {
            var from = lines.Offset(groups[at][0].At);
            var next = at + 1 < groups.Count ? lines.Offset(groups[at + 1][0].At) : text.Length;
            var above = at + 1 < groups.Count ? Comments(next, from) : [];
            var to = above.Count > 0 ? lines.LineStart(groups[at + 1][0].At.Line - above.Count) : next;
            statements.Add(new ScriptStatement(groups[at], from, to, text[from..to], comments, LastLine(groups[at], from, to)));
            comments = above;
        }

        return statements;
    }

    private List<List<AndOrList>> Groups()
    {
        var groups = new List<List<AndOrList>>();
        foreach (var item in script.Items)
        {
            var offset = lines.Offset(item.At);
            if (groups.Count > 0 && !text.AsSpan(lines.LineStart(item.At.Line)..offset).IsWhiteSpace())
            {
                groups[^1].Add(item);
            }
            else
            {
                groups.Add([item]);
            }
        }

        return groups;
    }

    /// <summary>The last line of a statement, without the blank lines and comments behind it.</summary>
    private int LastLine(List<AndOrList> group, int from, int to)
    {
        var first = group[0].At.Line;
        var last = first + text.AsSpan(from..to).TrimEnd().Count('\n');
        var line = last;
        while (line > first && lines.LineText(line) is "" or ['#', ..])
        {
            line--;
        }

        return line == last || ShellScript.Parse(text[from..lines.LineStart(line + 1)]).SyntaxError is null ? line : last;
    }

    /// <summary>The comment lines directly above an offset, unless they are part of a here-document or a quoted text.</summary>
    private List<string> Comments(int offset, int floor)
    {
        var comments = new List<string>();
        var line = lines.LineOf(offset);
        if (text[lines.LineStart(line)..offset].Trim().Length > 0)
        {
            return comments;
        }

        var first = line;
        while (lines.LineText(first - 1).StartsWith('#'))
        {
            comments.Add(lines.LineText(--first));
        }

        comments.Reverse();
        return comments.Count == 0 || floor == 0 || ShellScript.Parse(text[floor..lines.LineStart(first)]).SyntaxError is null
            ? comments
            : [];
    }
}

/// <summary>A top-level statement of a script, with its text.</summary>
/// <param name="Items">Its command, or several that share a line and cannot be separated.</param>
/// <param name="From">The offset of its text in the script.</param>
/// <param name="To">The offset after its text.</param>
/// <param name="Text">Its text.</param>
/// <param name="Comments">The comment lines above it.</param>
/// <param name="LastLine">Its last line.</param>
internal sealed record ScriptStatement(
    IReadOnlyList<AndOrList> Items,
    int From,
    int To,
    string Text,
    IReadOnlyList<string> Comments,
    int LastLine
)
{
    private readonly List<ShellNode> nodes = Flat(Items);

    /// <summary>Its position.</summary>
    internal ShellPosition At => Items[0].At;

    /// <summary>All its nodes, parents before children.</summary>
    internal IReadOnlyList<ShellNode> Nodes => nodes;

    /// <summary>Its command, when the statement is one simple command; otherwise null.</summary>
    internal SimpleCommand? Simple => Items is [{ IsBackground: false, Pipelines: [{ Commands: [SimpleCommand only] }] }] ? only : null;

    private static List<ShellNode> Flat(IReadOnlyList<AndOrList> items)
    {
        var nodes = new List<ShellNode>();
        foreach (var item in items)
        {
            item.Flatten(nodes);
        }

        return nodes;
    }
}

/// <summary>The offsets of the lines of a text.</summary>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];
    private readonly string text;

    internal LineIndex(string text)
    {
        this.text = text;
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            starts.Add(at + 1);
        }
    }

    /// <summary>The number of lines; a line end at the end of the text starts no further line.</summary>
    internal int Count => starts.Count - (starts.Count > 1 && starts[^1] == text.Length ? 1 : 0);

    /// <summary>The offset of a position.</summary>
    internal int Offset(ShellPosition at) => Math.Min(text.Length, LineStart(at.Line) + Math.Max(0, at.Column - 1));

    /// <summary>The offset of the first character of a line; that of the text for a line before the first.</summary>
    internal int LineStart(int line) => line <= starts.Count ? starts[Math.Max(0, line - 1)] : text.Length;

    /// <summary>The line of an offset.</summary>
    internal int LineOf(int offset) => starts.BinarySearch(offset) is >= 0 and var exact ? exact + 1 : ~starts.BinarySearch(offset);

    /// <summary>A line, trimmed.</summary>
    internal string LineText(int line) => text[LineStart(line)..LineStart(line + 1)].Trim();

    /// <summary>The nearest position inside the text.</summary>
    internal ShellPosition Clamp(ShellPosition at)
    {
        var line = Math.Clamp(at.Line, 1, starts.Count);
        var length = text.AsSpan(LineStart(line)..LineStart(line + 1)).TrimEnd('\n').Length;
        return new ShellPosition(line, Math.Clamp(at.Column, 1, length + 1));
    }
}
