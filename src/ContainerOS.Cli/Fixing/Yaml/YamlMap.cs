namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A map: <c>{a: 1}</c> when it flows, else a line or more for each key.</summary>
internal sealed record YamlMap(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });

    internal YamlEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Key.Text == name);
}
