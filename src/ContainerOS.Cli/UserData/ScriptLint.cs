using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;

namespace ContainerOS.Cli.UserData;

/// <summary>Judges a bare script as the step of a bootstrap container it would be.</summary>
/// <param name="release">The ContainerOS release it is for.</param>
/// <param name="phase">When it would run.</param>
internal sealed class ScriptLint(OsVersion release, BootstrapPhase phase)
{
    /// <summary>Where the script stands in the pool that is made up around it; everything else of that pool is of no interest.</summary>
    private const string Path = "bootstrap[0].steps[0].script";

    /// <summary>What the rules say of a script, at its own lines.</summary>
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
                    .Select(open =>
                        $"undecided: {DiagnosticText.Message(open.Key.Span, open.Key.Reason)} ({string.Join(", ", open.Order(StringComparer.Ordinal))})"
                    ),
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

/// <summary>What was found in a script.</summary>
/// <param name="File">Its file; <c>-</c> for standard input.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Notes">What could not be followed.</param>
internal sealed record LintedScript(string File, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes);
