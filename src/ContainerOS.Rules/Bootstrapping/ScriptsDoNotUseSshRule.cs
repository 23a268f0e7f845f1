using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3032: bootstrap scripts do not use or set up SSH.</summary>
internal sealed class ScriptsDoNotUseSshRule : Rule
{
    private readonly HashSet<string> programs =
    [
        "ssh",
        "sshd",
        "scp",
        "sftp",
        "ssh-keygen",
        "ssh-copy-id",
        "ssh-add",
        "ssh-agent",
        "ssh-keyscan",
    ];

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
            foreach (var call in script.Script.FirstCalls(this, static (call, rule) => rule.IsSsh(call)))
            {
                context.Fail(script.Path, call.Span, $"{call.Program} uses or sets up SSH, which ContainerOS does not include");
            }
        }
    }

    private bool IsSsh(ShellCall call) =>
        programs.Contains(call.Program)
        || (
            call.Program is "systemctl" or "service"
            && call.Arguments.Any(argument => argument.Text is "sshd" or "sshd.service" or "ssh" or "ssh.service")
        );
}
