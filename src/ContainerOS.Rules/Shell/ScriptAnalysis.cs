using System.Text;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Conversion;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Shell;

/// <summary>What a shell script runs and writes, determined without running it.</summary>
/// <param name="WrittenPaths">The paths that are known completely, in the order of the script, each once.</param>
/// <param name="Gaps">What could not be analyzed, each with its place in the script.</param>
public sealed record ScriptAnalysis(IReadOnlyList<string> WrittenPaths, IReadOnlyList<ScriptNote> Gaps)
{
    /// <summary>
    /// The length from which on a command line is cut behind an argument, in characters. Longer ones have values that are used again.
    /// </summary>
    private const int MaxShown = 4096;

    /// <summary>The programs that it runs, in the order of the script.</summary>
    public IReadOnlyList<ScriptProgram> Programs { get; init; } = [];

    /// <summary>The folders below which it writes paths whose end is computed, each once. A folder is never a pattern.</summary>
    public IReadOnlyList<string> FoldersOfComputedPaths { get; init; } = [];

    /// <summary>Analyzes a script for POSIX sh or bash.</summary>
    /// <param name="script">Any text; a part that cannot be parsed as shell is a gap.</param>
    public static ScriptAnalysis Analyze(string script)
    {
        var located = new LocatedScript(string.Empty, null, script, false);
        var read = located.Script;
        var conditions = new RunConditions(read);
        return new ScriptAnalysis(
            [
                .. read
                    .Writes.Where(write => write.Path.IsComplete && !HoldsNothing(write.Path) && !IsPattern(write.Path))
                    .Select(write => ShellPaths.Normalize(write.Path.Text))
                    .Distinct()
                    .Take(ShellScript.MaxListed),
            ],
            [
                .. located.IsShell ? Array.Empty<ScriptNote>() : [new ScriptNote("it is not a shell script")],
                .. read.Gaps.Select(gap => new ScriptNote(gap.Reason, gap.At)),
                .. read.Calls.Count > ShellScript.MaxListed || read.Writes.Length > ShellScript.MaxListed
                    ? [new ScriptNote($"of its programs and paths, the first {ShellScript.MaxListed} are listed")]
                    : Array.Empty<ScriptNote>(),
            ]
        )
        {
            Programs =
            [
                .. read
                    .Calls.OrderBy(call => call.At)
                    .Take(ShellScript.MaxListed)
                    .Select(call => new ScriptProgram(Shown(call), call.At.Line, conditions.Of(call.Outer ?? call.Command))
                    {
                        IsComplete = call.Arguments.All(word => word.IsComplete),
                    }),
            ],
            FoldersOfComputedPaths =
            [
                .. read
                    .Writes.Where(write => !write.Path.IsComplete || IsPattern(write.Path))
                    .Select(Folder)
                    .Where(folder => folder.Length > 1)
                    .Distinct()
                    .Take(ShellScript.MaxListed),
            ],
        };
    }

    private static bool HoldsNothing(ResolvedWord path) => path.Text is "/dev/null" or "/dev/stdout" or "/dev/stderr";

    private static bool IsPattern(ResolvedWord path) => path.Text.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>The folder of a path whose end is computed, or is a pattern.</summary>
    private static string Folder(ShellWrite write)
    {
        var known = write.Path.Text.AsSpan().IndexOfAny("*?[") is >= 0 and var pattern ? write.Path.Text[..pattern] : write.Path.Text;
        return known.StartsWith('/') ? ShellPaths.Normalize(known[..(known.LastIndexOf('/') + 1)]) : string.Empty;
    }

    /// <summary>The command line as far as it is known; <c>…</c> stands for a computed part. What may be a secret is not shown.</summary>
    private static string Shown(ShellCall call)
    {
        var words = new StringBuilder(call.Path);
        foreach (var word in call.Arguments)
        {
            words.Append(' ').Append(word.Text).Append(word.IsComplete ? string.Empty : "…");
            if (words.Length > MaxShown)
            {
                words.Append('…');
                break;
            }
        }

        var line = words.ToString();
        return SecretDetector.MayContainSecret(line) ? call.Path + " [hidden: it may contain a secret]" : line;
    }
}

/// <summary>A program that a script runs.</summary>
/// <param name="Command">The program and its arguments as far as they are known; <c>…</c> stands for a computed part.</param>
/// <param name="Line">The line of the script, from 1.</param>
/// <param name="Condition">Under which condition it runs; null when it always does.</param>
public sealed record ScriptProgram(string Command, int Line, string? Condition)
{
    /// <summary>Whether all arguments are known.</summary>
    public bool IsComplete { get; init; }
}

/// <summary>Something to know about a script that is not a finding, such as a part that cannot be analyzed.</summary>
/// <param name="Message">The note, without the place. Never contains text of the script.</param>
/// <param name="Span">The place in the script; null when the note is about the whole script.</param>
public sealed record ScriptNote(string Message, TextSpan? Span = null)
{
    /// <summary>The note with its place in front, as people read it.</summary>
    public override string ToString() => DiagnosticText.Message(Span, Message);
}
