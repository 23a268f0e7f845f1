using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;

namespace ContainerOS.Cli.UserData;

/// <summary>Checks a script as if it were a step of a bootstrap container.</summary>
/// <param name="release">The ContainerOS release that the script will run on.</param>
/// <param name="phase">The phase in which it will run.</param>
internal sealed class ScriptLint(OsVersion release, BootstrapPhase phase)
{
    /// <summary>The path of the script in the pool that is created around it. Findings about the rest of that pool are ignored.</summary>
    private const string Path = "bootstrap[0].steps[0].script";

    /// <summary>Checks a script against the rules; positions are those of the script.</summary>
    internal LintedScript Lint(string file, string text)
    {
        var report = PoolValidator.Validate(PoolWith(text), PoolFacts.Offline);
        return new LintedScript(
            file,
            [
                .. report
                    .Diagnostics.Where(found => found.Path == Path)
                    .Select(found => Read(file, found))
                    .OrderBy(found => found.Position!.Line)
                    .ThenBy(found => found.Position!.Column),
            ],
            [
                .. report
                    .Undecided.Where(open => open.Path == Path)
                    .GroupBy(open => (open.Span, open.Reason), open => open.Code)
                    .OrderBy(open => open.Key.Span?.Line ?? 1)
                    .ThenBy(open => open.Key.Span?.Column ?? 1)
                    .Select(open => Undecided(open.Key.Span, open.Key.Reason, open)),
            ]
        );
    }

    private NodePoolSpec PoolWith(string text) =>
        new()
        {
            Os = new OsPin { Version = release },
            Bootstrap = ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "lint",
                    Phase = phase,
                    Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = text }),
                }
            ),
        };

    private static string Undecided(TextSpan? span, string reason, IEnumerable<string> codes) =>
        $"undecided: {DiagnosticText.Message(span, reason)} ({string.Join(", ", codes.Order(StringComparer.Ordinal))})";

    /// <summary>The file is the script, so the span in the script is the position in the file.</summary>
    private static Finding Read(string file, Diagnostic found) =>
        new(
            found.Code,
            found.Severity,
            null,
            string.Empty,
            found.Message,
            found.Why,
            found.Fix,
            found.Source,
            new SourcePosition(file, found.Span?.Line ?? 1, Math.Max(1, found.Span?.Column ?? 1)) { Length = found.Span?.Length ?? 0 }
        );
}

/// <summary>The findings of a script.</summary>
/// <param name="File">Its file; <c>-</c> for standard input.</param>
/// <param name="Findings">The findings, ordered by position.</param>
/// <param name="Notes">The rules that are undecided, with the reason.</param>
internal sealed record LintedScript(string File, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes);
