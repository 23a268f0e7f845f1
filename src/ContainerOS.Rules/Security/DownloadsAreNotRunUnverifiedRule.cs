using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Security;

/// <summary>COS8013: bootstrap scripts run nothing unseen from the network.</summary>
internal sealed class DownloadsAreNotRunUnverifiedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8013",
            Title = "bootstrap scripts run nothing unseen from the network",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why = "what is piped into a shell is run whatever it has become, and half of it is run when the connection breaks",
            Fix = "download it to a file, check its sum, and run that; or build it into an image",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var at in UnverifiedDownloadFinder.Find(script.Script))
            {
                context.Fail(script.Path, at, "what is downloaded is run at once");
            }
        }
    }
}
