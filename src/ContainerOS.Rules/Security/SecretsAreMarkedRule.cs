using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8011: secrets in scripts, files and units are marked as secrets.</summary>
internal sealed class SecretsAreMarkedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8011",
            Title = "secrets in scripts, files and units are marked as secrets",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script", "bootstrap[].steps[].file.content", "bootstrap[].steps[].systemdUnit.content"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "values that are not marked as secrets are shown in plans, logs and the state, and user data can be read on every node",
            Fix = "pass it as a secret (fn::secret or a secret config value), or better, give the nodes a RAM role and read it on the node",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.Scripts(context))
        {
            foreach (var (at, what) in script.IsSecret ? [] : PlaintextSecretFinder.Find(script.Text, script.Script))
            {
                Report(script.Path, at, what, context);
            }
        }

        foreach (var file in pool.Bootstrap.Files(context))
        {
            Check(file.ContentProperty, file.IsContentSecret, file.File.Content, context);
        }

        foreach (var unit in pool.Bootstrap.Units(context))
        {
            Check(unit.ContentProperty, unit.IsContentSecret, unit.Unit.Content, context);
        }
    }

    private static void Check(PoolPropertyPath path, bool isHidden, Value<string>? given, RuleContext context)
    {
        if (!isHidden)
        {
            Report(path, null, context.TryGetKnown(given, path, out var content) ? PlaintextSecretFinder.Find(content) : null, context);
        }
    }

    private static void Report(PoolPropertyPath path, TextSpan? span, string? what, RuleContext context)
    {
        if (what is not null)
        {
            context.Fail(path, span, $"{what} is in plain text");
        }
    }
}
