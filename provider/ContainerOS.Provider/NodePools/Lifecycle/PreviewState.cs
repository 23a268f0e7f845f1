using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.NodePools.Shape;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>The state of a pool that a preview returns; what is not known yet is unknown.</summary>
internal static class PreviewState
{
    /// <summary>The state of a new pool: its inputs, and the outputs that follow from its release.</summary>
    internal static PropertyMap ForCreate(PropertyMap inputs, LockedImages images) =>
        Outputs(inputs, images)
            .Aggregate(inputs, (state, output) => state.ContainsKey(output.Key) ? state : state.With(output.Key, output.Value));

    /// <summary>The state of a pool after an update: ids are kept; outputs that depend on nodes and scripts are unknown.</summary>
    internal static PropertyMap ForUpdate(PropertyMap state, PropertyMap news, LockedImages images)
    {
        var kept = PropertyMap.Of(state.Where(pair => NodePoolShape.Inputs.Find(pair.Key) is null));
        var computed = kept.With("nodeCounts", PropertyUnknown.Instance)
            .With("state", PropertyUnknown.Instance)
            .With("userDataBytes", PropertyUnknown.Instance);
        if (!Equals(state.Find("os"), news.Find("os")) || images.FindRepinned(state, news) is not null)
        {
            computed = Outputs(news, images)
                .Where(output => output.Key is "imageId" or "osVersion")
                .Aggregate(computed, (all, output) => all.With(output.Key, output.Value));
        }

        return news.Aggregate(computed, (all, input) => all.With(input.Key, input.Value));
    }

    private static IEnumerable<KeyValuePair<string, PropertyValue>> Outputs(PropertyMap inputs, LockedImages images)
    {
        var pin = NodePoolBinding.Read(inputs).Os is { IsKnown: true } os ? os.Content : null;
        foreach (var output in NodePoolShape.Outputs)
        {
            yield return KeyValuePair.Create(
                output.Name,
                output.Name switch
                {
                    "osVersion" when pin?.Version is { IsKnown: true } version => (PropertyValue)version.Content.ToString(),
                    "imageId" when images.Resolve(pin).ImageId is { } image => image,
                    _ => PropertyUnknown.Instance,
                }
            );
        }

        yield return KeyValuePair.Create<string, PropertyValue>("kubernetesVersion", PropertyUnknown.Instance);
        yield return KeyValuePair.Create<string, PropertyValue>("runtimeVersion", PropertyUnknown.Instance);
    }
}
