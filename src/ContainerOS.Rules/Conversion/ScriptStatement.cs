using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>A statement at the top of a script, with its text.</summary>
/// <param name="Items">Its commands: one, or several that share a line with a here-document and can not be told apart.</param>
/// <param name="From">Where its text begins in the script.</param>
/// <param name="To">Where its text ends.</param>
/// <param name="Text">Its text.</param>
/// <param name="Comments">The comment lines above it.</param>
internal sealed record ScriptStatement(IReadOnlyList<AndOrList> Items, int From, int To, string Text, IReadOnlyList<string> Comments)
{
    private readonly List<ShellNode> nodes = Flat(Items);

    /// <summary>Where it begins.</summary>
    internal ShellPosition At => Items[0].At;

    /// <summary>Every node of it, outer before inner.</summary>
    internal IReadOnlyList<ShellNode> Nodes => nodes;

    /// <summary>The simple command that it is; null for anything more.</summary>
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
