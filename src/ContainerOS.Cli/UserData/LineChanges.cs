namespace ContainerOS.Cli.UserData;

/// <summary>The lines that differ between two texts, without the common lines at the start and the end.</summary>
internal static class LineChanges
{
    private const string NoEnd = "\\ no newline at the end";

    /// <summary>A line with the position, then removed lines with <c>-</c> and added lines with <c>+</c>.</summary>
    internal static IEnumerable<string> Of(string before, string after)
    {
        var (was, now) = (before.Split('\n'), after.Split('\n'));
        var same = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = was.Reverse().Zip(now.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        tail = Math.Min(tail, Math.Min(was.Length, now.Length) - same);
        return
        [
            FormattableString.Invariant($"at line {same + 1}:"),
            .. Shown(was, same, tail).Select(line => "- " + line),
            .. Shown(now, same, tail).Select(line => "+ " + line),
        ];
    }

    /// <summary>The differing lines. The empty part after a final newline is not a line; a missing final newline is noted.</summary>
    private static IEnumerable<string> Shown(string[] lines, int same, int tail)
    {
        var own = lines[same..^tail];
        return tail > 0 ? own
            : lines[^1].Length > 0 ? [.. own, NoEnd]
            : own.SkipLast(1);
    }
}
