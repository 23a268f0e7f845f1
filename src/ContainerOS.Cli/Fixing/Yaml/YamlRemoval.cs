namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Takes an entry or an item away, with its lines where it has lines of its own.</summary>
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

    /// <summary>From where each entry or item begins, its dash included, to where it ends.</summary>
    private List<(int Start, int End)> Members(YamlNode parent) =>
        parent switch
        {
            YamlMap map => [.. map.Entries.Select(entry => (entry.Key.Start, Math.Max(entry.Key.End, entry.Value.End)))],
            YamlList { IsFlow: true } list => [.. list.Items.Select(item => (item.Start, item.End))],
            YamlList list => [.. list.Items.Select(item => (Dash(item), item.End))],
            _ => throw new YamlEditException("it is no part of a map or a list", parent.Start),
        };

    private static bool IsFlow(YamlNode parent) => parent is YamlMap { IsFlow: true } or YamlList { IsFlow: true };

    private int Dash(YamlNode item)
    {
        var before = text[..item.Start].TrimEnd(' ').Length - 1;
        return before >= 0 && text[before] == '-'
            ? before
            : throw new YamlEditException("the item does not stand behind its dash", item.Start);
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
            : throw new YamlEditException("it shares its line with other things", start);
    }

    private TextSplice RemoveLines((int Start, int End) member) =>
        lines.IsFirst(member.Start)
            ? new TextSplice(lines.Start(member.Start), lines.Next(member.End), string.Empty)
            : throw new YamlEditException("it shares its line with other things", member.Start);

    /// <summary>A map or a list that lost its only member is written as an empty one; without that it would be nothing at all.</summary>
    private TextSplice MarkAsEmpty(YamlLocation place)
    {
        var key = place.ParentKey ?? throw new YamlEditException("it is all there is in an item of a list", place.Node.Start);
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
            : throw new YamlEditException("a comment stands between it and its neighbour", start);
    }
}
