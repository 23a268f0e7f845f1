namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>What stands at an anchor elsewhere.</summary>
internal sealed record YamlAlias(int Start, int End, string Name) : YamlNode(Start, End, false);
