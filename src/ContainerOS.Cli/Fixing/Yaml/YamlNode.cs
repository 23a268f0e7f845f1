using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A YAML node and its range in the text.</summary>
/// <param name="Start">The offset of its first character, including its anchor and tag; counted from 0.</param>
/// <param name="End">The offset after its last character, without trailing comments and line breaks.</param>
/// <param name="IsAnchored">Whether aliases may refer to it.</param>
internal abstract record YamlNode(int Start, int End, bool IsAnchored)
{
    /// <summary>The nodes directly inside, including keys.</summary>
    internal virtual IEnumerable<YamlNode> Children => [];

    /// <summary>This node and all nodes inside.</summary>
    internal IEnumerable<YamlNode> SelfAndDescendants => Children.SelectMany(part => part.SelfAndDescendants).Prepend(this);
}

/// <summary>A map, in flow style (<c>{a: 1}</c>) or block style.</summary>
internal sealed record YamlMap(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });

    internal YamlEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Key.Text == name);
}

/// <summary>A key of a map and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>A list, in flow style (<c>[1, 2]</c>) or block style.</summary>
internal sealed record YamlList(int Start, int End, bool IsAnchored, bool IsFlow, IReadOnlyList<YamlNode> Items)
    : YamlNode(Start, End, IsAnchored)
{
    internal override IEnumerable<YamlNode> Children => Items;
}

/// <summary>A text, number or boolean as it is written.</summary>
internal sealed record YamlScalar(int Start, int End, bool IsAnchored, string Text, ScalarStyle Style, bool IsTagged)
    : YamlNode(Start, End, IsAnchored)
{
    internal bool IsPlain => Style is ScalarStyle.Plain;

    /// <summary>Whether the value is not written at all, as in <c>key:</c>.</summary>
    internal bool IsEmpty => Start == End;

    internal bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A reference to an anchored node.</summary>
internal sealed record YamlAlias(int Start, int End, string Name) : YamlNode(Start, End, false);
