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
        foreach (var (path, address) in RegistryAddress.AllOf(pool, context))
        {
            if (address.HasLogin)
            {
                context.Fail(path, "the address contains a login");
            }
        }
    }
}
