using Pulumi;

namespace ContainerOS.Infra;

/// <summary>
/// The part of the component that is written by hand: the pools of its waves are checked as soon as their inputs are known.
/// </summary>
public partial class NodePoolWaves
{
    static partial void OnCreating(string name, ref NodePoolWavesArgs args, ref ComponentResourceOptions? options) =>
        options = ComponentResourceOptions.Merge(
            options,
            new ComponentResourceOptions { DependsOn = PoolArguments.CheckedWaves($"NodePoolWaves '{name}'", args) }
        );
}
