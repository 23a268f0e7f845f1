using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8011: secrets of scripts, files and units are marked as secrets.</summary>
internal sealed class SecretsAreMarked : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8011",
            Title = "secrets of scripts, files and units are marked as secrets",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script", "bootstrap[].steps[].file.content", "bootstrap[].steps[].systemdUnit.content"],
            Source = Sources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "what is not marked is shown in plans, logs and the state, and user data can be read on every node",
            Fix = "pass it as a secret (fn::secret or a secret config value), or better give the nodes a RAM role and read it there",
            IsSuppressible = true,
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var script in pool.Bootstrap.Scripts(verdicts))
        {
            foreach (var (at, what) in script.IsSecret ? [] : ClearSecrets.In(script.Text, script.Script))
            {
                Report(script.Path, $"line {at.Line}, column {at.Column}: {what}", verdicts);
            }
        }

        foreach (var file in pool.Bootstrap.Files(verdicts))
        {
            Check(file.AtContent, file.HidesContent, file.File.Content, verdicts);
        }

        foreach (var unit in pool.Bootstrap.Units(verdicts))
        {
            Check(unit.AtContent, unit.HidesContent, unit.Unit.Content, verdicts);
        }
    }

    private static void Check(PoolPath path, bool isHidden, Value<string>? given, Verdicts verdicts)
    {
        if (!isHidden)
        {
            Report(path, verdicts.Knows(given, path, out var content) ? ClearSecrets.In(content) : null, verdicts);
        }
    }

    private static void Report(PoolPath path, string? what, Verdicts verdicts)
    {
        if (what is not null)
        {
            verdicts.Fail(path, $"{what} stands in clear");
        }
    }
}
