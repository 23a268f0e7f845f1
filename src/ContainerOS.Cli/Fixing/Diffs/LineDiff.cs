namespace ContainerOS.Cli.Fixing.Diffs;

/// <summary>
/// The shortest edit script between two texts, in lines (Myers, "An O(ND) Difference Algorithm", 1986): time and memory grow with the
/// number of differences.
/// </summary>
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

        throw new InvalidOperationException("An edit script is never longer than both texts.");
    }

    /// <summary>How far the previous round came on a diagonal.</summary>
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

/// <summary>One line of a diff.</summary>
/// <param name="Mark"><c>' '</c> for a line of both texts, <c>-</c> for a removed line, <c>+</c> for an added line.</param>
/// <param name="Text">The line with its line break.</param>
/// <param name="Old">Its line in the old text, or the next one if it was added; counted from 0.</param>
/// <param name="New">Its line in the new text, or the next one if it was removed; counted from 0.</param>
internal sealed record DiffLine(char Mark, string Text, int Old, int New);
