using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Edits YAML as text, so that everything else keeps its layout and comments.</summary>
internal static class YamlEditor
{
    /// <summary>Applies an edit to a text.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="path">The path from the root of the document to the edited property.</param>
    /// <param name="edit">The edit.</param>
    /// <exception cref="YamlEditException">The edit cannot be applied, or would change more than was requested.</exception>
    internal static string Apply(string text, IReadOnlyList<PathSegment> path, FixEdit edit)
    {
        var outline = YamlNodeReader.Read(text);
        var place = YamlLocation.Find(outline, path);
        var edited = TextSplice.Apply(text, Splices(text, outline, place, edit));
        return HasContent(edited, YamlContent.Edited(YamlContent.Of(outline), path, edit))
            ? edited
            : throw new YamlEditException("it is written in a way that cannot be edited without changing more", place.Node.Start);
    }

    private static IEnumerable<TextSplice> Splices(string text, YamlNode outline, YamlLocation place, FixEdit edit) =>
        (edit.Action, place.Missing.Count) switch
        {
            (FixAction.Set, 0) => [YamlReplacement.Of(text, place, edit)],
            (FixAction.Set, _) => [new YamlInsertion(text, outline).Of(place, edit)],
            (FixAction.Remove, 0) => new YamlRemoval(text).Of(place),
            (FixAction.Rename, 0) => [YamlReplacement.OfKey(text, place, edit)],
            _ => throw new YamlEditException("the property is not written in this program", place.Node.Start),
        };

    /// <summary>Whether the edited text, parsed again, has exactly the expected content.</summary>
    private static bool HasContent(string edited, JToken wanted)
    {
        try
        {
            return JToken.DeepEquals(YamlContent.Of(YamlNodeReader.Read(edited)), wanted);
        }
        catch (YamlEditException)
        {
            return false;
        }
    }
}

/// <summary>Adds an entry after the last one of a map, with the indentation of its neighbours.</summary>
internal sealed class YamlInsertion(string text, YamlNode outline)
{
    private readonly TextLines lines = new(text);

    /// <summary>The indentation of the program, taken from its first nested map.</summary>
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
            _ => throw new YamlEditException("the entry can only be added to a map", place.Node.Start),
        };
    }

    private static TextSplice At(int offset, string added) => new(offset, offset, added);

    private TextSplice Below(int offset, int indent, IReadOnlyList<string> names, FixEdit edit)
    {
        var rows = names.Select((name, depth) => $"{lines.Break}{new string(' ', indent + (depth * Step))}{Key(name)}:");
        return At(lines.End(offset), $"{string.Concat(rows)} {YamlScalarWriter.Value(edit, ScalarStyle.Plain)}");
    }

    /// <summary>The value within its keys; all but the outermost key are in braces.</summary>
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

/// <summary>Replaces a value or a key.</summary>
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
        var key = place.Entry?.Key ?? throw new YamlEditException("a list item has no key", place.Node.Start);
        YamlEditGuard.EnsureEditable(key);
        SingleLineScalar(text, key);
        return ((YamlMap)place.Parent).Find(edit.Content) is null
            ? new TextSplice(key.Start, key.End, YamlScalarWriter.Text(edit.Content, key.Style))
            : throw new YamlEditException($"the key '{edit.Content}' already exists", key.Start);
    }

    private static YamlScalar SingleLineScalar(string text, YamlNode piece) =>
        piece is YamlScalar { IsTagged: false, Style: ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } scalar
        && !text.AsSpan(scalar.Start, scalar.End - scalar.Start).Contains('\n')
            ? scalar
            : throw new YamlEditException("the value is not a plain or quoted text on one line", piece.Start);
}

/// <summary>Removes an entry or an item, with its lines when it does not share them.</summary>
internal sealed class YamlRemoval(string text)
{
    private readonly TextLines lines = new(text);

    internal IEnumerable<TextSplice> Of(YamlLocation place)
    {
        YamlEditGuard.EnsureEditable(place.Node);
        var members = Members(place.Parent);
        var member = members[place.Index];
        return IsFlow(place.Parent) ? [RemoveFlowMember(members, place.Index)]
            : members.Count > 1 ? [RemoveBlockMember(members, place.Index)]
            : [MarkAsEmpty(place), RemoveLines(member)];
    }

    /// <summary>The range of each entry or item, including its dash.</summary>
    private List<(int Start, int End)> Members(YamlNode parent) =>
        parent switch
        {
            YamlMap map => [.. map.Entries.Select(entry => (entry.Key.Start, Math.Max(entry.Key.End, entry.Value.End)))],
            YamlList { IsFlow: true } list => [.. list.Items.Select(item => (item.Start, item.End))],
            YamlList list => [.. list.Items.Select(item => (Dash(item), item.End))],
            _ => throw new YamlEditException("it is not part of a map or a list", parent.Start),
        };

    private static bool IsFlow(YamlNode parent) => parent is YamlMap { IsFlow: true } or YamlList { IsFlow: true };

    private int Dash(YamlNode item)
    {
        var before = text[..item.Start].TrimEnd(' ').Length - 1;
        return before >= 0 && text[before] == '-' ? before : throw new YamlEditException("the item does not follow its dash", item.Start);
    }

    private TextSplice RemoveBlockMember(List<(int Start, int End)> members, int index)
    {
        var (start, end) = members[index];
        if (lines.IsFirst(start))
        {
            return RemoveLines((start, end));
        }

        return index + 1 < members.Count && text[end..members[index + 1].Start].Trim().Length == 0
            ? new TextSplice(start, members[index + 1].Start, string.Empty)
            : throw new YamlEditException("it shares its line with other content", start);
    }

    private TextSplice RemoveLines((int Start, int End) member) =>
        lines.IsFirst(member.Start)
            ? new TextSplice(lines.Start(member.Start), lines.Next(member.End), string.Empty)
            : throw new YamlEditException("it shares its line with other content", member.Start);

    /// <summary>Writes a map or list that lost its only member as empty; without that it would read as null.</summary>
    private TextSplice MarkAsEmpty(YamlLocation place)
    {
        var key = place.ParentKey ?? throw new YamlEditException("it is the only content of a list item", place.Node.Start);
        var colon = text.IndexOf(':', key.End) + 1;
        return new TextSplice(colon, colon, place.Parent is YamlMap ? " {}" : " []");
    }

    private TextSplice RemoveFlowMember(List<(int Start, int End)> members, int index)
    {
        var (start, end) = members[index];
        var rest = text[end..lines.End(end)].TrimStart(' ').TrimStart(',').TrimStart(' ');
        if (lines.IsFirst(start) && (rest.Length == 0 || rest[0] == '#'))
        {
            return RemoveLines((start, end));
        }

        var splice =
            index > 0
                ? new TextSplice(members[index - 1].End, end, string.Empty)
                : new TextSplice(start, members.Count > 1 ? members[1].Start : end, string.Empty);
        return
            !text[splice.Start..start].Contains('#', StringComparison.Ordinal)
            && !text[end..Math.Max(end, splice.End)].Contains('#', StringComparison.Ordinal)
            ? splice
            : throw new YamlEditException("there is a comment between it and its neighbour", start);
    }
}

/// <summary>Protects shared values, references, functions and secrets from edits.</summary>
internal static class YamlEditGuard
{
    /// <summary>Checks that an edit may change something inside a node.</summary>
    /// <exception cref="YamlEditException">The node is shared or computed.</exception>
    internal static void EnsureTraversable(YamlNode piece)
    {
        if (Reason(piece) is { } reason)
        {
            throw new YamlEditException(reason, piece.Start);
        }
    }

    /// <summary>Checks that a node may be replaced or removed with everything inside.</summary>
    /// <exception cref="YamlEditException">The node, or one inside, is shared or computed.</exception>
    internal static void EnsureEditable(YamlNode piece)
    {
        foreach (var part in piece.SelfAndDescendants)
        {
            EnsureTraversable(part);
        }
    }

    private static string? Reason(YamlNode piece) =>
        piece switch
        {
            YamlAlias alias => $"the value comes from the alias *{alias.Name}",
            { IsAnchored: true } => "the value has an anchor and may be used in other places",
            YamlMap map
                when map.Entries.FirstOrDefault(entry => entry.Key.Text.StartsWith("fn::", StringComparison.OrdinalIgnoreCase))
                    is { } call => $"the value comes from {call.Key.Text}",
            YamlScalar scalar when scalar.Text.Contains("$$", StringComparison.Ordinal) => "the value contains an escaped $",
            YamlScalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => $"the value comes from {Short(scalar.Text)}",
            _ => null,
        };

    private static string Short(string text) => text.Length <= 60 && !text.Contains('\n', StringComparison.Ordinal) ? text : "a reference";
}

/// <summary>An edit that cannot be applied, or would change more than was requested.</summary>
/// <param name="message">The reason.</param>
/// <param name="offset">The offset in the text that prevents the edit.</param>
/// <param name="inner">The error of the parser; null for none.</param>
internal sealed class YamlEditException(string message, int offset, Exception? inner = null) : Exception(message, inner)
{
    internal int Offset => offset;
}
