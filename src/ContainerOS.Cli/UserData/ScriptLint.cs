using System.Globalization;
using System.Text.RegularExpressions;
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
internal sealed partial class ScriptLint(OsVersion release, BootstrapPhase phase)
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
                    .GroupBy(open => open.Reason, open => open.Code)
                    .OrderBy(open => Number(Place().Match(open.Key).Groups[1]))
                    .ThenBy(open => Number(Place().Match(open.Key).Groups[2]))
                    .Select(open => $"undecided: {open.Key} ({string.Join(", ", open.Order(StringComparer.Ordinal))})"),
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

    private static Finding Read(string file, Diagnostic found)
    {
        var place = Place().Match(found.Message);
        var message = place.Success ? found.Message[place.Length..] : found.Message;
        return new Finding(
            found.Code,
            found.Severity,
            null,
            string.Empty,
            message,
            found.Why,
            found.Fix,
            found.Source,
            new SourcePosition(file, Number(place.Groups[1]), Number(place.Groups[2]))
        );
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex("^line ([0-9]{1,6})(?:, column ([0-9]{1,6}))?:? ")]
    private static partial Regex Place();
}
