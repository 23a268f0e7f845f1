using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A piece of YAML and where its text stands.</summary>
/// <param name="Start">Its first letter, with its anchor and tag; counted from 0.</param>
/// <param name="End">Behind its last letter; comments and line ends after it are not part of it.</param>
/// <param name="IsAnchored">Whether other places may refer to it.</param>
internal abstract record YamlNode(int Start, int End, bool IsAnchored)
{
    /// <summary>The pieces directly inside, keys included.</summary>
    internal virtual IEnumerable<YamlNode> Children => [];

    /// <summary>This piece and everything inside.</summary>
    internal IEnumerable<YamlNode> SelfAndDescendants => Children.SelectMany(part => part.SelfAndDescendants).Prepend(this);
}

/// <summary>A map: <c>{a: 1}</c> when it flows, else a line or more for each key.</summary>
internal sealed record YamlMap(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });

    internal YamlEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Key.Text == name);
}

/// <summary>One key of a map with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A list: <c>[1, 2]</c> when it flows, else a line or more for each item.</summary>
internal sealed record YamlList(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlNode> Items)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Items;
}

/// <summary>A text, number or truth value as it is written.</summary>
internal sealed record YamlScalar(int Start, int End, bool IsAnchored, string Text, ScalarStyle Style, bool IsTagged)
    : YamlNode(Start, End, IsAnchored)
{
    internal bool IsPlain => Style is ScalarStyle.Plain;

    /// <summary>Whether nothing is written at all: the value of <c>key:</c>.</summary>
    internal bool IsEmpty => Start == End;

    internal bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>What stands at an anchor elsewhere.</summary>
internal sealed record YamlAlias(int Start, int End, string Name) : YamlNode(Start, End, false);
