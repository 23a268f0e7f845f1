using System.Text;
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

    /// <summary>The rules about the size of user data, which is that of the script.</summary>
    private static readonly string[] SizeRules = ["COS3002", "COS3042"];

    /// <summary>Checks a script that was read from a file.</summary>
    internal LintedScript Lint(string file, ScriptText script)
    {
        var linted = Lint(file, script.Original);
        var notes = script.Notes.ToList();
        return linted with
        {
            Notes = notes,
            Text = script.Original,
            Undecided = script.IsCompressed
                ?
                [
                    Undecided(file, null, "it is compressed, and it is not documented that ContainerOS unpacks user data", []),
                    .. linted.Undecided,
                ]
                : linted.Undecided,
        };
    }

    /// <summary>Checks a script against the rules; positions are those of the script.</summary>
    internal LintedScript Lint(string file, string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        var facts = PoolFacts.Offline with { UserDataBytes = phase is BootstrapPhase.BeforeJoin ? (bytes, 0) : (0, bytes) };
        var report = PoolValidator.Validate(PoolWith(text), facts);
        return new LintedScript(
            file,
            [
                .. report
                    .Diagnostics.Where(found => found.Path == Path || SizeRules.Contains(found.Code))
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
                    .Select(open => Undecided(file, open.Key.Span, open.Key.Reason, [.. open.Order(StringComparer.Ordinal)])),
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

    /// <summary>A part that cannot be read: neither right nor wrong, and never passed over.</summary>
    private static Finding Undecided(string file, TextSpan? span, string reason, IReadOnlyList<string> codes) =>
        new(
            null,
            Severity.Info,
            null,
            string.Empty,
            $"undecided: {reason}",
            codes.Count == 0 ? null
                : codes.Count <= 3 ? $"{string.Join(", ", codes)} cannot be decided"
                : $"{codes[0]} and {codes.Count - 1} other rules cannot be decided",
            null,
            null,
            new SourcePosition(file, span?.Line ?? 1, Math.Max(1, span?.Column ?? 1))
        );

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
/// <param name="Undecided">What cannot be read, with the rules that are undecided because of it.</param>
internal sealed record LintedScript(string File, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Undecided)
{
    /// <summary>What to know about the encoding of the file.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The text that the positions are in, which is unpacked; null when it was not read from a file.</summary>
    internal string? Text { get; init; }
}
