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
