using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3044: scripts write the kubelet's flag file with > and its absolute path.</summary>
internal sealed class KubeletFlagFileIsWrittenByRedirectionRule : Rule
{
    private const string Name = "kubelet-customized-args.conf";

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3044",
            Title = "scripts write the kubelet's flag file with > and its absolute path",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why =
                "ACK supports only user data that writes > /etc/kubernetes/kubelet-customized-args.conf; it does not see the flags of a "
                + "script that appends to the file or edits it",
            Fix = "use a kubeletArgs step, or write all flags at once: echo '--v=2' > /etc/kubernetes/kubelet-customized-args.conf",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var write in script.Script.Writes)
            {
                if (IsFlagFile(write.Path) && Problem(write) is { } problem)
                {
                    context.Fail(script.Path, write.Path.Span, $"{problem}, and ACK supports only > with the absolute path");
                    break;
                }
            }
        }
    }

    private static bool IsFlagFile(ResolvedWord path) =>
        path.IsComplete
        && path.Text.EndsWith(Name, StringComparison.Ordinal)
        && (
            path.Text.Length == Name.Length
            || ShellPaths.Normalize(path.Text) == KubeletFlagFileFinder.Path
            || (path.Text[0] != '/' && path.Text[^(Name.Length + 1)] == '/')
        );

    private static string? Problem(ShellWrite write) =>
        !write.Path.Text.StartsWith('/') ? "the flag file is written by a relative path"
        : write.By is ">" or ">|" ? null
        : write.By is ">>" ? "the flag file is appended to with >>"
        : $"the flag file is written by {write.By}";
}
