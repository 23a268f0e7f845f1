using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3034: bootstrap scripts call no rpm-ostree from ContainerOS 3.5.0.</summary>
internal sealed class ScriptsDoNotCallRpmOstreeRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3034",
            Title = "bootstrap scripts call no rpm-ostree from ContainerOS 3.5.0",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "3.5.0 removed rpm-ostree: a change of the OS is a change of the image",
            Fix = "pin another release, and roll the pool out",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("rpm-ostree is removed from 3.5.0", RuleSources.ReleaseNotes),
                new("changes and rollbacks go through rpm-ostree", RuleSources.Overview),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            if (script.Script.Calls.Find(call => call.Program is "rpm-ostree" or "ostree") is { } found && pool.IsAtLeast(Since, context))
            {
                context.Fail(script.Path, found.Span, $"{found.Program} is called, and ContainerOS {pool.Release} does not have it");
            }
        }
    }
}
