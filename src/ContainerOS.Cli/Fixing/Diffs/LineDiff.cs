namespace ContainerOS.Cli.Fixing.Diffs;

/// <summary>The shortest way from one text to another in lines (Myers 1986): time and memory grow with the difference, not with the texts.</summary>
internal static class LineDiff
{
    internal static IReadOnlyList<DiffLine> Between(string[] old, string[] now)
    {
        var trace = new List<int[]>();
        var (most, reach) = (old.Length + now.Length, new int[] { 0, 0, 0 });
        for (var depth = 0; depth <= most; depth++)
        {
            var next = new int[(2 * depth) + 3];
            for (var diagonal = -depth; diagonal <= depth; diagonal += 2)
            {
                var x =
                    depth == 0 ? 0
                    : IsDown(reach, diagonal, depth) ? At(reach, diagonal + 1, depth)
                    : At(reach, diagonal - 1, depth) + 1;
                while (x < old.Length && x - diagonal < now.Length && old[x] == now[x - diagonal])
                {
                    x++;
                }

                next[diagonal + depth + 1] = x;
                if (x >= old.Length && x - diagonal >= now.Length)
                {
                    return Walk(old, now, trace);
                }
            }

            trace.Add(next);
            reach = next;
        }

        throw new InvalidOperationException("A way between two texts is never longer than both.");
    }

    /// <summary>How far the round before came on a diagonal.</summary>
    private static int At(int[] reach, int diagonal, int depth) => reach[diagonal + depth];

    private static bool IsDown(int[] reach, int diagonal, int depth) =>
        diagonal == -depth || (diagonal != depth && At(reach, diagonal - 1, depth) < At(reach, diagonal + 1, depth));

    private static List<DiffLine> Walk(string[] old, string[] now, List<int[]> trace)
    {
        var (lines, x, y) = (new List<DiffLine>(), old.Length, now.Length);
        for (var depth = trace.Count; depth > 0; depth--)
        {
            var (reach, diagonal) = (trace[depth - 1], x - y);
            var isDown = IsDown(reach, diagonal, depth);
            var before = At(reach, isDown ? diagonal + 1 : diagonal - 1, depth);
            var start = isDown ? before : before + 1;
            for (; x > start; x--, y--)
            {
                lines.Add(new DiffLine(' ', old[x - 1], x - 1, y - 1));
            }

            lines.Add(isDown ? new DiffLine('+', now[--y], x, y) : new DiffLine('-', old[--x], x, y));
        }

        for (; x > 0; x--, y--)
        {
            lines.Add(new DiffLine(' ', old[x - 1], x - 1, y - 1));
        }

        lines.Reverse();
        return lines;
    }
}

/// <summary>One line of a difference.</summary>
/// <param name="Mark"><c>' '</c> for both texts, <c>-</c> for the old one alone, <c>+</c> for the new one alone.</param>
/// <param name="Text">The line with its end.</param>
/// <param name="Old">The line of the old text that it is, or that comes next; from 0.</param>
/// <param name="New">The same of the new text.</param>
internal sealed record DiffLine(char Mark, string Text, int Old, int New);
