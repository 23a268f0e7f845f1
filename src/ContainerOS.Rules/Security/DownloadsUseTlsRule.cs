using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Security;

/// <summary>COS8012: bootstrap scripts download over TLS.</summary>
internal sealed class DownloadsUseTlsRule : Rule
{
    /// <summary>
    /// The metadata service, the loopback addresses, and the link-local addresses of RFC 3927 and RFC 4291, which no router forwards.
    /// </summary>
    private readonly string[] near = ["100.100.100.200", "127.", "localhost", "[::1]", "169.254.", "[fe80:"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8012",
            Title = "bootstrap scripts download over TLS",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.Initialisation,
            Confidence = Confidence.Inferred,
            Why = "an attacker on the network can change what a node runs",
            Fix = "use https://, with a checksum",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.Calls)
            {
                if (call.Program is "curl" or "wget" && call.Arguments.Any(IsPlainHttp))
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} downloads over plain HTTP");
                }
            }
        }
    }

    /// <summary>Requests to the metadata service and to the node itself do not cross the network.</summary>
    private bool IsPlainHttp(ResolvedWord argument) =>
        argument.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && argument.Text[7..] is var rest
        && rest.Length > 0
        && !Array.Exists(near, place => rest.StartsWith(place, StringComparison.Ordinal));
}
