using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools;

/// <summary>Converts node pools between inputs and the model.</summary>
public static class NodePoolBinding
{
    /// <summary>Reads a pool from its inputs.</summary>
    /// <param name="inputs">Inputs that were checked against the schema. Unknown and secret values stay unknown and secret.</param>
    public static NodePoolSpec Read(PropertyMap inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return NodePoolShape.Inputs.Read(inputs);
    }

    /// <summary>Reads only the settings of rollouts from the inputs of a pool; the defaults while they are not known.</summary>
    internal static RolloutSpec ReadRollout(PropertyMap inputs) =>
        inputs.Find("rollout") is { } rollout && Read(PropertyMap.Of(("rollout", rollout))).Rollout is { IsKnown: true } known
            ? known.Content
            : new RolloutSpec();

    /// <summary>Reads only the release and image from the inputs of a pool; null while they are not known.</summary>
    internal static OsPin? ReadOs(PropertyMap inputs) =>
        inputs.Find("os") is { } os && Read(PropertyMap.Of(("os", os))).Os is { IsKnown: true } known ? known.Content : null;

    /// <summary>Reads only the name from the inputs of a pool; null if they have none.</summary>
    internal static Value<string>? ReadName(PropertyMap inputs) =>
        inputs.Find("name") is { } name ? Read(PropertyMap.Of(("name", name))).Name : null;

    /// <summary>Writes a pool as inputs. Properties that are not set are left out, and secret values stay secret.</summary>
    public static PropertyMap Write(NodePoolSpec pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return NodePoolShape.Inputs.Write(pool);
    }

    /// <summary>The inputs without those that ACK never returns, because their live values are not known.</summary>
    /// <param name="inputs">The inputs of a pool.</param>
    public static PropertyMap WithoutWriteOnly(PropertyMap inputs) =>
        PropertyMap.Of(
            inputs.Where(pair => NodePoolShape.Inputs.Find(pair.Key) is not { WriteOnly: true, OnChange: not ChangeEffect.None })
        );
}
