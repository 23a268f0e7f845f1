using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A text, number or truth value as it is written.</summary>
internal sealed record YamlScalar(int Start, int End, bool IsAnchored, string Text, ScalarStyle Style, bool IsTagged)
    : YamlNode(Start, End, IsAnchored)
{
    internal bool IsPlain => Style is ScalarStyle.Plain;

    /// <summary>Whether nothing is written at all: the value of <c>key:</c>.</summary>
    internal bool IsEmpty => Start == End;

    internal bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}
