using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Security;

/// <summary>COS8013: bootstrap scripts do not run unverified downloads.</summary>
internal sealed class DownloadsAreNotRunUnverifiedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8013",
            Title = "bootstrap scripts do not run unverified downloads",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why = "a script that is piped into a shell runs even if it was changed, and runs in part if the connection breaks",
            Fix = "download it to a file, verify its checksum, and run the file; or build it into an image",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var at in UnverifiedDownloadFinder.Find(script.Script))
            {
                context.Fail(script.Path, at, "a download is run without verification");
            }
        }
    }
}
