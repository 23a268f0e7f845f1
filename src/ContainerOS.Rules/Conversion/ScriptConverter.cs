using System.Text;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Converts a script for another system into bootstrap steps, and reports what cannot work.</summary>
public static class ScriptConverter
{
    /// <summary>
    /// The longest script that is converted, in bytes of UTF-8: what ECS accepts as user data before base64. A longer text was never user
    /// data.
    /// </summary>
    public const int MaxBytes = 32 * 1024;

    /// <summary>Converts a script. Does not throw for any text.</summary>
    /// <param name="script">The script.</param>
    /// <param name="release">The ContainerOS release that the steps are for.</param>
    /// <param name="phase">The phase in which the steps run.</param>
    public static ScriptConversion Convert(string script, OsVersion release, BootstrapPhase phase)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (Encoding.UTF8.GetByteCount(script) is > MaxBytes and var bytes)
        {
            return Refuse(script, bytes);
        }

        var text = script.Replace("\r\n", "\n", StringComparison.Ordinal);
        var validator = new StepValidator(release, phase);
        var located = new LocatedScript(string.Empty, null, text, false);
        if (!located.IsShell || text.Contains('\0', StringComparison.Ordinal) || text.StartsWith('\uFEFF'))
        {
            return KeepWhole(text, validator, located.Script, new ScriptNote($"the text is {FormOf(text)}; it is kept whole as one step"));
        }

        var reading = located.Script;
        if (reading.SyntaxError is { } fault)
        {
            return KeepWhole(text, validator, reading, new ScriptNote($"{fault.Reason}; the script is kept whole as one step", fault.At));
        }

        var statements = new StatementSplitter(text, reading).Split();
        var findings = new ConversionFindings(validator, text, reading, statements, new ShellState(reading));
        var remaining = findings.Remaining();
        var isWhole = findings.Removed.Count == 0;
        var kept = isWhole ? reading : ShellScript.Parse(remaining);
        if (kept.SyntaxError is not null)
        {
            // A list that lost one of its commands in a way that was not foreseen: nothing is taken apart.
            return KeepWhole(text, validator, reading, new ScriptNote("it cannot be taken apart; the script is kept whole as one step"));
        }

        var keptStatements = isWhole ? statements : new StatementSplitter(remaining, kept).Split();
        var isLastLeftOut = statements.Count > 0 && findings.OutcomeOf(statements.Count - 1) is not null;
        var planner = new StepPlanner(remaining, kept, keptStatements, findings, isLastLeftOut);
        var planned = planner.Plan();
        return new ScriptConversion(
            planned.Steps,
            findings.With(planned.Steps),
            Notes(
                reading,
                planned.Steps,
                planner.ErrExit,
                planned.Outcomes.Any(outcome => outcome.Draft?.Becomes is not null),
                keptStatements
            ),
            Lines(text, statements, findings, keptStatements, planned.Outcomes)
        );
    }

    private static string FormOf(string text) =>
        ScriptForm.Of(text)
        ?? (ScriptHasShellShebangRule.ForeignInterpreter(text) is not null ? "a script for another interpreter" : "not plain text");

    private static ScriptConversion Refuse(string text, int bytes)
    {
        var size = $"the script has {bytes} bytes, and ECS accepts {MaxBytes} bytes of user data before base64";
        var lines = Math.Max(1, new LineIndex(text).Count);
        return new ScriptConversion(
            [],
            [
                new ConversionFinding(
                    1,
                    1,
                    Severity.Error,
                    size,
                    "a longer script never runs on a node",
                    "shorten it, or read the larger files from an image or a volume"
                )
                {
                    Code = "COS3002",
                    LeftOut = LeftOutPart.Statement,
                },
            ],
            [],
            [new ConvertedLines(1, lines, LineOutcome.CannotWork, null, size)]
        );
    }

    private static ScriptConversion KeepWhole(string text, StepValidator validator, ShellScript reading, ScriptNote note)
    {
        var findings = new ConversionFindings(validator, text, reading, [], new ShellState(reading));
        return new ScriptConversion(
            [new ConvertedStep(new BootstrapStep { Script = text }, 1, []) { ContainsSecret = SecretDetector.ContainsSecret(text, false) }],
            findings.With([]),
            [note],
            [new ConvertedLines(1, Math.Max(1, new LineIndex(text).Count), LineOutcome.Script, 1, string.Empty)]
        );
    }

    /// <summary>What became of each line: that of the statement it belongs to, or a blank line or comment between statements.</summary>
    private static List<ConvertedLines> Lines(
        string text,
        IReadOnlyList<ScriptStatement> statements,
        ConversionFindings findings,
        IReadOnlyList<ScriptStatement> kept,
        IReadOnlyList<StatementOutcome> outcomes
    )
    {
        var count = new LineIndex(text).Count;
        var lines = new List<ConvertedLines>();
        var (next, line) = (0, 1);
        for (var at = 0; at < statements.Count; at++)
        {
            var statement = statements[at];
            if (statement.At.Line > line)
            {
                Add(lines, new ConvertedLines(line, statement.At.Line - 1, LineOutcome.LeftOut, null, "blank lines and comments"));
            }

            while (next < kept.Count && kept[next].From < statement.From)
            {
                next++;
            }

            if (findings.OutcomeOf(at) is { } leftOut)
            {
                Add(lines, new ConvertedLines(statement.At.Line, statement.LastLine, leftOut.Outcome, null, leftOut.Reason));
            }
            else
            {
                var outcome = next < kept.Count && kept[next].From < statement.To ? outcomes[next] : outcomes[^1];
                Add(lines, new ConvertedLines(statement.At.Line, statement.LastLine, outcome.Outcome, outcome.Step, outcome.Reason));
            }

            line = statement.LastLine + 1;
        }

        if (line <= count || lines.Count == 0)
        {
            Add(lines, new ConvertedLines(line, Math.Max(line, count), LineOutcome.LeftOut, null, "blank lines and comments"));
        }

        return lines;
    }

    /// <summary>Adds lines; those with the same outcome as the ones before become one range with them.</summary>
    private static void Add(List<ConvertedLines> all, ConvertedLines lines)
    {
        if (all is [.., var last] && last with { First = lines.First, Last = lines.Last } == lines)
        {
            all[^1] = last with { Last = lines.Last };
        }
        else
        {
            all.Add(lines);
        }
    }

    private static ScriptNote[] Notes(
        ShellScript script,
        IReadOnlyList<ConvertedStep> steps,
        bool stopsAtFailures,
        bool hasAppended,
        IReadOnlyList<ScriptStatement> statements
    )
    {
        var notes = new List<ScriptNote>(script.Gaps.Select(gap => new ScriptNote(gap.Reason, gap.At)).Distinct());
        if (steps.Count > 0 && !stopsAtFailures)
        {
            notes.Add(new ScriptNote("the script goes on after a failure; steps stop at the first one, and at a variable that is not set"));
        }

        if (steps.Any(step => step.Step.File is not null || step.Step.SystemdUnit is not null))
        {
            notes.Add(
                new ScriptNote("a file step replaces the file, creates missing folders, and sets mode 0644 unless the script sets one")
            );
        }

        if (steps.Any(step => step.Step.Sysctl is not null || step.Step.KernelModules is not null))
        {
            notes.Add(new ScriptNote("sysctl and kernelModules steps also write a file, so that the settings apply at the next boot"));
        }

        if (steps.Any(step => step.Step.Sysctl is { Entries.Count: > 1 }))
        {
            notes.Add(new ScriptNote("the parameters of one sysctl step are set in the order of their names"));
        }

        if (steps.Any(step => step.Step.SystemdUnit is not null))
        {
            notes.Add(new ScriptNote("a systemdUnit step reloads systemd before it enables and starts the unit, and stops if that fails"));
        }

        if (steps.Any(step => step.Step.KubeletArgs is not null))
        {
            notes.Add(new ScriptNote("a kubeletArgs step writes the variable that ACK documents, and restarts the kubelet"));
        }

        if (hasAppended)
        {
            notes.Add(
                new ScriptNote(
                    "lines that are appended to /etc/sysctl.conf are in sysctl steps, which keep them only if they can be set; "
                        + "the file stays as it is"
                )
            );
        }

        foreach (var statement in statements)
        {
            if (statement.Simple is { } command && ShellState.IsLogRedirection(command))
            {
                notes.Add(
                    new ScriptNote(
                        "the log gets the output of script steps only; that of typed steps is in the log of the bootstrap",
                        statement.At
                    )
                );
            }
        }

        return [.. notes];
    }
}
