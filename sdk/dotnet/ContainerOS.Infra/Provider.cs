using Pulumi;

namespace ContainerOS.Infra;

/// <summary>The part of the provider that is written by hand: checks of the program know the rules that it suppresses.</summary>
public partial class Provider
{
    static partial void OnCreating(string name, ref ProviderArgs args, ref CustomResourceOptions? options) =>
        SuppressedRules.Add(args.Suppress);
}
