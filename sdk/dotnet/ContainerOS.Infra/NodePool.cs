using Pulumi;

namespace ContainerOS.Infra;

/// <summary>The part of the resource that is written by hand: it is checked as soon as its inputs are known.</summary>
public partial class NodePool
{
    static partial void OnCreating(string name, ref NodePoolArgs args, ref CustomResourceOptions? options) =>
        options = CustomResourceOptions.Merge(
            options,
            new CustomResourceOptions { DependsOn = PoolArguments.Checked($"NodePool '{name}'", args) }
        );
}

/// <summary>The part of the properties that is written by hand.</summary>
public sealed partial class NodePoolArgs
{
    /// <summary>How many nodes the pool has: <c>Size.Fixed(3)</c> or <c>Size.Auto(1, 9)</c>.</summary>
    public Size? Size
    {
        get;
        set
        {
            field = value;
            DesiredSize = value?.Desired;
            AutoScaling = value?.Bounds is { } bounds ? (Input<Inputs.AutoScalingArgs>)bounds : null;
        }
    }
}
