namespace ContainerOS.UserData.Format;

/// <summary>The interpreter of a script.</summary>
internal static class Shebang
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>
    /// Reads the first line like the kernel: a program, and the rest as one argument. A script without one runs with <c>bash -eu</c>.
    /// </summary>
    internal static IReadOnlyList<string> Of(string script)
    {
        if (!script.StartsWith("#!", StringComparison.Ordinal))
        {
            return ["bash", "-eu"];
        }

        var end = script.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? script[2..] : script[2..end]).Trim(Blanks);
        var blank = line.IndexOfAny(Blanks);
        return line.Length == 0 ? ["bash", "-eu"]
            : blank < 0 ? [line]
            : [line[..blank], line[blank..].TrimStart(Blanks)];
    }
}
