using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5054: registries and mirrors are hosts or http and https addresses.</summary>
internal sealed class RegistriesAreAddressesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5054",
            Title = "registries and mirrors are hosts or http and https addresses",
            Paths = ["containerd.registryMirrors", "containerd.insecureRegistries"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.Inferred,
            Why = "containerd reads no other form, and then pulls no image through the entry",
            Fix = "use an address such as https://mirror.example.com or registry.local:5000",
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
            if (RegistryAddress.Of(address.Content).Problem is { } problem)
            {
                context.Fail(path, problem);
            }
        }
    }
}
