using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3060: bootstrap scripts run no program below /etc from ContainerOS 3.5.0.</summary>
internal sealed class ScriptsRunNothingInEtcRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3060",
            Title = "bootstrap scripts run no program below /etc from ContainerOS 3.5.0",
            Severity = Model.Diagnostics.Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Why = "from 3.5.0 /etc is mounted noexec, so no file in it can be executed",
            Fix = "move the program below /opt or /usr/local, or pass the file to a shell",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.Calls)
            {
                if (
                    ShellPaths.IsBelow(ShellPaths.Normalize(call.Path), ["/etc"])
                    && !ShellPaths.IsBelow(call.Path, ["/etc/init.d", "/etc/rc.d"])
                    && pool.IsAtLeast(Since, context)
                )
                {
                    context.Fail(
                        script.Path,
                        call.Span,
                        $"{script.TextOrPlaceholder(call.Path, "a program")} is run, and files below /etc cannot be executed on "
                            + $"ContainerOS {pool.Release}"
                    );
                }
            }
        }
    }
}
