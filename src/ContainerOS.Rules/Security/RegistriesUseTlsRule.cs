using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Security;

/// <summary>COS8008: images are pulled over TLS.</summary>
internal sealed class RegistriesUseTlsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8008",
            Title = "images are pulled over TLS",
            Severity = Severity.Warning,
            Paths = ["containerd.insecureRegistries"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.Inferred,
            Why = "an attacker on the network can change an image that is pulled without TLS",
            Fix = "install a certificate on the registry, and remove the registry from insecureRegistries",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Containerd, "containerd", out var containerd))
        {
            return;
        }

        foreach (var (path, registry) in context.Each(containerd.InsecureRegistries, "containerd.insecureRegistries"))
        {
            var address = RegistryAddress.Of(registry.Content).Text;
            if (!address.StartsWith("localhost", StringComparison.Ordinal) && !address.StartsWith("127.", StringComparison.Ordinal))
            {
                context.Fail(path, $"images from {registry.Select(_ => address)} are pulled without TLS");
            }
        }
    }
}
