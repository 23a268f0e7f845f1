using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Security;

/// <summary>COS8011: secrets of scripts, files and units are marked as secrets.</summary>
internal sealed class SecretsAreMarked : Rule
{
    public override RuleInfo Info { get; } = new()
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
        foreach (var script in pool.Bootstrap.Scripts(verdicts).Where(script => !script.IsSecret))
        {
            foreach (var (at, what) in ClearSecrets.In(script.Text, script.Script))
            {
                Report(script.Path, $"line {at.Line}, column {at.Column}: {what}", verdicts);
            }
        }

        foreach (var file in pool.Bootstrap.Files(verdicts).Where(file => !file.IsSecret && file.File.Content is not { IsSecret: true }))
        {
            Report(file.AtContent, verdicts.Knows(file.File.Content, file.AtContent, out var content) ? ClearSecrets.In(content) : null, verdicts);
        }

        foreach (var unit in pool.Bootstrap.Units(verdicts).Where(unit => !unit.HidesContent))
        {
            Report(unit.Path + ".content", verdicts.Knows(unit.Unit.Content, unit.Path + ".content", out var content) ? ClearSecrets.In(content) : null, verdicts);
        }
    }

    private static void Report(string path, string? what, Verdicts verdicts)
    {
        if (what is not null)
        {
            verdicts.Fail(path, $"{what} stands in clear");
        }
    }
}
