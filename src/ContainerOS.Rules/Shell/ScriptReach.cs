using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Shell;

/// <summary>The paths that a shell script can be seen to write, without running it.</summary>
/// <param name="Paths">In the order written, each once; <c>...</c> at the end stands for what the script computes.</param>
/// <param name="Gaps">What could not be analyzed, each with its place in the script.</param>
public sealed record ScriptReach(IReadOnlyList<string> Paths, IReadOnlyList<ScriptNote> Gaps)
{
    /// <summary>Reads a script of POSIX sh or bash.</summary>
    /// <param name="script">Any text; what can not be read as shell is a gap.</param>
    public static ScriptReach Of(string script)
    {
        var read = ShellScript.Parse(script);
        return new ScriptReach(
            [.. read.Writes.Where(write => !HoldsNothing(write.Path)).Select(write => Shown(write.Path)).Distinct()],
            [.. read.Gaps.Select(gap => new ScriptNote(gap.What, gap.At))]
        );
    }

    private static bool HoldsNothing(ShellText path) => path.Text is "/dev/null" or "/dev/stdout" or "/dev/stderr";

    private static string Shown(ShellText path) => path.IsWhole ? ShellPaths.Normalize(path.Text) : path.Text + "...";
}
