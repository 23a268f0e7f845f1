using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3032: bootstrap scripts do not use or set up SSH.</summary>
internal sealed class ScriptsDoNotUseSshRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3032",
            Title = "bootstrap scripts do not use or set up SSH",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Why = "ContainerOS does not include OpenSSH; administrators reach a node through the administrative container",
            Fix = "use the administrative container, or kubectl debug",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.Calls)
            {
                if (PlaceOfSsh(call) is { } span)
                {
                    context.Fail(script.Path, span, $"{call.Program} uses or sets up SSH, which ContainerOS does not include");
                }
            }
        }
    }

    /// <summary>
    /// The place where a program of OpenSSH is called, or its service is changed; null when neither happens. <c>systemctl cat</c> and
    /// <c>status</c> only ask.
    /// </summary>
    private static TextSpan? PlaceOfSsh(ShellCall call)
    {
        if (call.Known?.Kind is HostFeatureKind.Ssh)
        {
            return call.Span;
        }

        if (
            call.Program == "service"
            || (call.Program == "systemctl" && (SystemctlVerbs.Runs(call.Subcommand) || SystemctlVerbs.Stops(call.Subcommand)))
        )
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Text is "sshd" or "sshd.service" or "ssh" or "ssh.service" or "sshd.socket")
                {
                    return argument.Span;
                }
            }
        }

        return null;
    }
}
