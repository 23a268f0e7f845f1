using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3037: bootstrap scripts do not hide their failures.</summary>
internal sealed class ScriptFailuresAreNotHiddenRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3037",
            Title = "bootstrap scripts do not hide their failures",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why = "a script that succeeds after a failure leaves a node that looks ready but is not set up as intended",
            Fix = "let the script fail, or append || true to the one command that may fail",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var (at, what) in HiddenFailureFinder.Find(script.Script))
            {
                context.Fail(script.Path, at, what);
            }
        }
    }
}
