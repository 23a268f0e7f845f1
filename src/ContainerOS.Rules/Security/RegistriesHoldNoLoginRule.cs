using ContainerOS.Model.Values;
using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Security;

/// <summary>COS8016: the addresses of registries and mirrors contain no login.</summary>
internal sealed class RegistriesHoldNoLoginRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8016",
            Title = "the addresses of registries and mirrors contain no login",
            Paths = ["containerd.registryMirrors", "containerd.insecureRegistries"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.Inferred,
            Why = "everyone who may read the pool reads its addresses, and containerd does not log in with them",
            Fix = "remove the login from the address, and give pods an imagePullSecret",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.Containerd, "containerd", out var containerd))
        {
            Check(containerd.RegistryMirrors, "containerd.registryMirrors", context);
            Check(containerd.InsecureRegistries, "containerd.insecureRegistries", context);
        }
    }

    private static void Check(ValueList<string>? addresses, string list, RuleContext context)
    {
        foreach (var (path, address) in context.Each(addresses, list))
        {
            if (RegistryAddress.Of(address.Content).HasLogin)
            {
                context.Fail(path, "the address contains a login");
            }
        }
    }
}
