using Pulumi;

namespace ContainerOS.Infra;

/// <summary>The part of the provider that is written by hand: the rules that it suppresses are known to the checks of the program.</summary>
public partial class Provider
{
    static partial void OnCreating(string name, ref ProviderArgs args, ref CustomResourceOptions? options) =>
        SuppressedRules.Add(args.Suppress);
}
