namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A list: <c>[1, 2]</c> when it flows, else a line or more for each item.</summary>
internal sealed record YamlList(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlNode> Items)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Items;
}
