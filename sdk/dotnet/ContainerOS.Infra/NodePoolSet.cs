using Pulumi;

namespace ContainerOS.Infra;

/// <summary>The part of the component that is written by hand: its pools are checked as soon as their inputs are known.</summary>
public partial class NodePoolSet
{
    static partial void OnCreating(string name, ref NodePoolSetArgs args, ref ComponentResourceOptions? options) =>
        options = ComponentResourceOptions.Merge(
            options,
            new ComponentResourceOptions { DependsOn = PoolArguments.CheckedSet($"NodePoolSet '{name}'", args) }
        );
}
