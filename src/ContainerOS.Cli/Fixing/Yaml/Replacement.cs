using ContainerOS.Model.Diagnostics;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Writes another value, or another key, in the place of one.</summary>
internal static class Replacement
{
    internal static TextSplice Of(string text, YamlPlace place, FixEdit edit)
    {
        YamlGuard.IsOwn(place.Piece);
        if (place.Piece is YamlScalar { IsEmpty: true } && place.Entry is { } entry)
        {
            var colon = text.IndexOf(':', entry.Key.End) + 1;
            return new TextSplice(colon, colon, " " + YamlWords.Value(edit, ScalarStyle.Plain));
        }

        var scalar = Written(text, place.Piece);
        return new TextSplice(scalar.Start, scalar.End, YamlWords.Value(edit, scalar.Style));
    }

    internal static TextSplice OfKey(string text, YamlPlace place, FixEdit edit)
    {
        var key = place.Entry?.Key ?? throw new UneditableException("an item of a list has no name", place.Piece.Start);
        YamlGuard.IsOwn(key);
        Written(text, key);
        return ((YamlMap)place.Parent).Find(edit.Content) is null
            ? new TextSplice(key.Start, key.End, YamlWords.Text(edit.Content, key.Style))
            : throw new UneditableException($"there is a key '{edit.Content}' already", key.Start);
    }

    private static YamlScalar Written(string text, YamlPiece piece) =>
        piece is YamlScalar { IsTagged: false, Style: ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } scalar
        && !text.AsSpan(scalar.Start, scalar.End - scalar.Start).Contains('\n')
            ? scalar
            : throw new UneditableException("the value is not written on one line as a plain or quoted text", piece.Start);
}
