namespace ContainerOS.Cli.UserData;

/// <summary>What changed between two texts, line by line: the lines that are the same at the beginning and at the end are left out.</summary>
internal static class LineChanges
{
    private const string NoEnd = "\\ no line end at the end";

    /// <summary>Lines that begin with <c>-</c> are gone, those with <c>+</c> are new; the first line says where.</summary>
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

    /// <summary>Behind the last line end stands no line; a text that does not end with one is said to.</summary>
    private static IEnumerable<string> Shown(string[] lines, int same, int tail)
    {
        var own = lines[same..^tail];
        return tail > 0 ? own
            : lines[^1].Length > 0 ? [.. own, NoEnd]
            : own.SkipLast(1);
    }
}
