using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Components;

/// <summary>Constructs <c>NodePoolSet</c>.</summary>
internal static class NodePoolSetComponent
{
    /// <summary>Checks all pools, then registers them at the same time.</summary>
    internal static async Task<ConstructResult> ConstructAsync(Construction construction, ProviderSession session, CancellationToken ct)
    {
        var request = construction.Request;
        var inputs = InputChecker.Check(NodePoolSetShape.Inputs, request.Inputs);
        construction.ThrowIfAny(inputs.Diagnostics);
        var (template, cluster) = (inputs.Inputs.Find("template"), inputs.Inputs.Find("clusterId"));
        var path = PropertyPath.Whole.Child("pools");
        var pools = inputs.Inputs.Find("pools") is { Unwrapped: PropertyMap map } written
            ? map.Select(entry =>
                    ComponentPool.Create(
                        entry.Key,
                        $"{request.Name}-{entry.Key}",
                        path.Child(entry.Key),
                        template,
                        written is PropertySecret ? new PropertySecret(entry.Value) : entry.Value,
                        cluster
                    )
                )
                .ToList()
            : null;
        var findings = await Task.WhenAll((pools ?? []).Select(pool => pool.FindErrorsAsync(session, ct)));
        construction.ThrowIfAny(findings.SelectMany(found => found));

        await construction.RegisterComponentAsync(ct);
        if (pools is null)
        {
            await construction.NoteUnknownAsync("pools", "the pools are not in this preview", ct);
        }

        foreach (var pool in (pools ?? []).Where(pool => !pool.IsKnown))
        {
            await construction.NoteUnknownAsync(pool.Path.ToString(), "this preview shows the pool without it", ct);
        }

        var deployed = await construction.RegisterPoolsAsync(
            pools ?? [],
            pool =>
                [
                    ["template"],
                    ["pools", pool.Key],
                ],
            [],
            ct
        );
        return await construction.CompleteAsync(
            [("nodePools", PoolOutputs.Results(deployed)), ("resources", PoolOutputs.References(deployed))],
            ct
        );
    }
}

/// <summary>The outputs of components about their pools.</summary>
internal static class PoolOutputs
{
    /// <summary>What programs see of pools, by their keys.</summary>
    internal static PropertyMap Results(IEnumerable<DeployedPool> pools) =>
        PropertyMap.Of(pools.Select(pool => KeyValuePair.Create(pool.Pool.Key, (PropertyValue)pool.Result)));

    /// <summary>The references to pools, by their keys.</summary>
    internal static PropertyMap References(IEnumerable<DeployedPool> pools) =>
        PropertyMap.Of(pools.Select(pool => KeyValuePair.Create(pool.Pool.Key, (PropertyValue)pool.Reference)));
}
