using ContainerOS.Model.Diagnostics;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Adds an entry behind the last one of a map, indented as its neighbours are.</summary>
internal sealed class YamlInsertion(string text, YamlNode outline)
{
    private readonly TextLines lines = new(text);

    /// <summary>How far the program indents, after its first map of maps.</summary>
    private int Step =>
        outline is YamlMap { IsFlow: false } root
        && root.Entries.Select(entry => entry.Value).OfType<YamlMap>().FirstOrDefault(map => !map.IsFlow) is { } inner
        && lines.Column(inner.Entries[0].Key.Start) is > 0 and var step
            ? step
            : 2;

    internal TextSplice Of(YamlLocation place, FixEdit edit)
    {
        YamlEditGuard.EnsureTraversable(place.Node);
        return place.Node switch
        {
            YamlMap { IsFlow: false } map => Below(map.End, lines.Column(map.Entries[0].Key.Start), place.Missing, edit),
            YamlMap { Entries: [.., var last] } => At(Math.Max(last.Key.End, last.Value.End), ", " + Flowing(place.Missing, edit)),
            YamlMap map => At(map.End - 1, Flowing(place.Missing, edit)),
            YamlScalar { IsEmpty: true } when place is { Entry: { } entry, Parent: YamlMap { IsFlow: false } } => Below(
                entry.Key.End,
                lines.Column(entry.Key.Start) + Step,
                place.Missing,
                edit
            ),
            YamlScalar { IsEmpty: false } nothing => new TextSplice(nothing.Start, nothing.End, $"{{{Flowing(place.Missing, edit)}}}"),
            _ => throw new YamlEditException("there is nothing here that it can be added to", place.Node.Start),
        };
    }

    private static TextSplice At(int offset, string added) => new(offset, offset, added);

    private TextSplice Below(int offset, int indent, IReadOnlyList<string> names, FixEdit edit)
    {
        var rows = names.Select((name, depth) => $"{lines.Break}{new string(' ', indent + (depth * Step))}{Key(name)}:");
        return At(lines.End(offset), $"{string.Concat(rows)} {YamlScalarWriter.Value(edit, ScalarStyle.Plain)}");
    }

    /// <summary>The names around the value, all but the first within braces.</summary>
    private static string Flowing(IEnumerable<string> names, FixEdit edit) =>
        names
            .Reverse()
            .Select(Key)
            .Aggregate(
                (Text: YamlScalarWriter.Value(edit, ScalarStyle.Plain), IsMap: false),
                (inner, name) => ($"{name}: {(inner.IsMap ? $"{{{inner.Text}}}" : inner.Text)}", true)
            )
            .Text;

    private static string Key(string name) => YamlScalarWriter.Text(name, ScalarStyle.Plain);
}
