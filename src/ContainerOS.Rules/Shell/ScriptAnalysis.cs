using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Shell;

/// <summary>The paths that a shell script writes, determined without running it.</summary>
/// <param name="WrittenPaths">In the order of the script, each once; <c>...</c> at the end of a path stands for a computed part.</param>
/// <param name="Gaps">What could not be analyzed, each with its place in the script.</param>
public sealed record ScriptAnalysis(IReadOnlyList<string> WrittenPaths, IReadOnlyList<ScriptNote> Gaps)
{
    /// <summary>Analyzes a script for POSIX sh or bash.</summary>
    /// <param name="script">Any text; a part that cannot be parsed as shell is a gap.</param>
    public static ScriptAnalysis Analyze(string script)
    {
        var read = ShellScript.Parse(script);
        return new ScriptAnalysis(
            [.. read.Writes.Where(write => !HoldsNothing(write.Path)).Select(write => Shown(write.Path)).Distinct()],
            [.. read.Gaps.Select(gap => new ScriptNote(gap.Reason, gap.At))]
        );
    }

    private static bool HoldsNothing(ResolvedWord path) => path.Text is "/dev/null" or "/dev/stdout" or "/dev/stderr";

    private static string Shown(ResolvedWord path) => path.IsComplete ? ShellPaths.Normalize(path.Text) : path.Text + "...";
}

/// <summary>Something to know about a script that is not a finding, such as a part that cannot be analyzed.</summary>
/// <param name="Message">The note, without the place. Never contains text of the script.</param>
/// <param name="Span">The place in the script; null when the note is about the whole script.</param>
public sealed record ScriptNote(string Message, TextSpan? Span = null)
{
    /// <summary>The note with its place in front, as people read it.</summary>
    public override string ToString() => DiagnosticText.Message(Span, Message);
}
