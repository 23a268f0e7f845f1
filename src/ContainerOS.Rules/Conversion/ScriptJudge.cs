using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Conversion;

/// <summary>What the rules say of steps, in a pool that is made up around them.</summary>
internal sealed partial class ScriptJudge(OsVersion release, BootstrapPhase phase)
{
    /// <summary>What the rules say of a script, at its lines; of the pool around it nothing.</summary>
    internal IEnumerable<(ShellPosition At, Diagnostic Found, string Message)> Judge(string text)
    {
        foreach (var found in Judge([new BootstrapStep { Script = text }]).Where(found => found.Path == "bootstrap[0].steps[0].script"))
        {
            var place = Place().Match(found.Message);
            yield return (
                new ShellPosition(Number(place.Groups[1]), Number(place.Groups[2])),
                found,
                place.Success ? found.Message[place.Length..] : found.Message
            );
        }
    }

    /// <summary>What the rules say of steps.</summary>
    internal IEnumerable<Diagnostic> Judge(IReadOnlyList<BootstrapStep> steps) =>
        PoolValidator
            .Validate(
                new NodePoolSpec
                {
                    Os = new OsPin { Version = release },
                    Bootstrap = ValueList<BootstrapContainer>.Of(
                        new BootstrapContainer
                        {
                            Name = "converted",
                            Phase = phase,
                            Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
                        }
                    ),
                },
                PoolFacts.Offline
            )
            .Diagnostics.Where(found => found.Path.StartsWith("bootstrap", StringComparison.Ordinal));

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex("^line ([0-9]{1,6})(?:, column ([0-9]{1,6}))?:? ")]
    private static partial Regex Place();
}
