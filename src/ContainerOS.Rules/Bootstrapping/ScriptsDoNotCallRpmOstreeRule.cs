using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3034: bootstrap scripts do not install packages with rpm-ostree or lifseacli from ContainerOS 3.5.0.</summary>
internal sealed class ScriptsDoNotCallRpmOstreeRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3034",
            Title = "bootstrap scripts do not install packages with rpm-ostree or lifseacli from ContainerOS 3.5.0",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why = "3.5.0 removed rpm-ostree, with which lifseacli pkg installs packages too; the OS is changed by changing the image",
            Fix = "pin another release and roll it out to the pool",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("rpm-ostree was removed in 3.5.0", RuleSources.ReleaseNotes),
                new("changes and rollbacks use rpm-ostree", RuleSources.Overview),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            if (script.Script.Calls.Find(IsLayering) is { } found && pool.IsAtLeast(Since, context))
            {
                context.Fail(
                    script.Path,
                    found.Span,
                    found.Program == "lifseacli"
                        ? $"lifseacli pkg is called, and ContainerOS {pool.Release} installs no packages"
                        : $"{found.Program} is called, and ContainerOS {pool.Release} does not include it"
                );
            }
        }
    }

    private static bool IsLayering(ShellCall call) =>
        call.Program is "rpm-ostree" or "ostree" or "lifseacli" && (call.Program != "lifseacli" || call.Subcommand == "pkg");
}
