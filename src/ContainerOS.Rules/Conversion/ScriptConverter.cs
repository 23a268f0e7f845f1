using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Converts a script for another system into bootstrap steps, and reports what cannot work.</summary>
public static class ScriptConverter
{
    /// <summary>Converts a script. Does not throw for any text.</summary>
    /// <param name="script">The script.</param>
    /// <param name="release">The ContainerOS release that the steps are for.</param>
    /// <param name="phase">The phase in which the steps run.</param>
    public static ScriptConversion Convert(string script, OsVersion release, BootstrapPhase phase)
    {
        ArgumentNullException.ThrowIfNull(script);
        var text = script.Replace("\r\n", "\n", StringComparison.Ordinal);
        var parsed = ShellScript.Parse(text);
        var validator = new StepValidator(release, phase);
        if (parsed.SyntaxError is { } fault || parsed.Depth > 0 || IsNotShell(validator, text))
        {
            return KeepWhole(
                text,
                parsed.SyntaxError is { } gap
                    ? new ScriptNote($"{gap.Reason}; the script is kept whole as one step", gap.At)
                    : new ScriptNote("the text is not a shell script; it is kept whole as one step"),
                new ConversionFindings(validator, text, parsed, [])
            );
        }

        var statements = new StatementSplitter(text, parsed).Split();
        var findings = new ConversionFindings(validator, text, parsed, statements);
        var kept = statements.Where(statement => !findings.LeavesOut(statement)).ToList();
        var steps = new StepPlanner(text, parsed, kept).Plan();
        return new ScriptConversion(steps, findings.With(steps), Notes(parsed, steps));
    }

    private static bool IsNotShell(StepValidator validator, string text) =>
        validator.Validate(text).Any(found => found.Code is "COS3039" or "COS3041");

    private static ScriptConversion KeepWhole(string text, ScriptNote note, ConversionFindings findings) =>
        new(
            string.IsNullOrWhiteSpace(text)
                ? []
                :
                [
                    new ConvertedStep(new BootstrapStep { Script = text }, 1, [])
                    {
                        ContainsSecret = SecretDetector.ContainsSecret(text, false),
                    },
                ],
            findings.With([]),
            [note]
        );

    private static ScriptNote[] Notes(ShellScript script, IReadOnlyList<ConvertedStep> steps) =>
        [
            .. script.Gaps.Select(gap => new ScriptNote(gap.Reason, gap.At)).Distinct(),
            .. steps.Count == 0
            || script.Calls.Any(call =>
                call.Program == "set"
                && call.Arguments.Any(given => given.Text is ['-', ..] options && options.Contains('e', StringComparison.Ordinal))
            )
                ? Array.Empty<ScriptNote>()
                : [new ScriptNote("the script goes on after a failure; steps stop at the first one, and at a variable that is not set")],
        ];
}
