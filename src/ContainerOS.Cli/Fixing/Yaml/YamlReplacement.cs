using ContainerOS.Model.Diagnostics;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Writes another value, or another key, in the place of one.</summary>
internal static class YamlReplacement
{
    internal static TextSplice Of(string text, YamlLocation place, FixEdit edit)
    {
        YamlEditGuard.EnsureEditable(place.Node);
        if (place.Node is YamlScalar { IsEmpty: true } && place.Entry is { } entry)
        {
            var colon = text.IndexOf(':', entry.Key.End) + 1;
            return new TextSplice(colon, colon, " " + YamlScalarWriter.Value(edit, ScalarStyle.Plain));
        }

        var scalar = SingleLineScalar(text, place.Node);
        return new TextSplice(scalar.Start, scalar.End, YamlScalarWriter.Value(edit, scalar.Style));
    }

    internal static TextSplice OfKey(string text, YamlLocation place, FixEdit edit)
    {
        var key = place.Entry?.Key ?? throw new YamlEditException("an item of a list has no name", place.Node.Start);
        YamlEditGuard.EnsureEditable(key);
        SingleLineScalar(text, key);
        return ((YamlMap)place.Parent).Find(edit.Content) is null
            ? new TextSplice(key.Start, key.End, YamlScalarWriter.Text(edit.Content, key.Style))
            : throw new YamlEditException($"there is a key '{edit.Content}' already", key.Start);
    }

    private static YamlScalar SingleLineScalar(string text, YamlNode piece) =>
        piece is YamlScalar { IsTagged: false, Style: ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } scalar
        && !text.AsSpan(scalar.Start, scalar.End - scalar.Start).Contains('\n')
            ? scalar
            : throw new YamlEditException("the value is not written on one line as a plain or quoted text", piece.Start);
}
