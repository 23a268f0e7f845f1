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
        foreach (var (path, address) in RegistryAddress.AllOf(pool, context))
        {
            if (address.Problem is { } problem)
            {
                context.Fail(path, problem);
            }
        }
    }
}
