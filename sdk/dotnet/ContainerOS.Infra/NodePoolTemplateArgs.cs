using Pulumi;

namespace ContainerOS.Infra.Inputs;

/// <summary>The part of the properties that is written by hand.</summary>
public sealed partial class NodePoolTemplateArgs
{
    /// <summary>How many nodes the pool has: <c>Size.Fixed(3)</c> or <c>Size.Auto(1, 9)</c>.</summary>
    public Size? Size
    {
        get;
        set
        {
            field = value;
            DesiredSize = value?.Desired;
            AutoScaling = value?.Bounds is { } bounds ? (Input<AutoScalingArgs>)bounds : null;
        }
    }
}
