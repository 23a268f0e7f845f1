using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;
using ContainerOS.Provider.Binding;
using ContainerOS.Provider.Naming;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation;

/// <summary>Finds the pool of a resource again. There is no state file: a pool is known by its name and its ownership tag.</summary>
/// <param name="pools">The way to the cloud.</param>
/// <param name="provider">Reads the pool.</param>
/// <param name="urn">The resource.</param>
internal sealed class PoolSearch(NodePoolClient pools, ContainerOsProvider provider, string urn)
{
    /// <summary>The pool as it is; null while there is none.</summary>
    public async Task<PoolStanding?> FindAsync(PropertyMap inputs, NodePoolSpec? previous, CancellationToken ct)
    {
        var cluster = Text(inputs, "clusterId");
        if (await OwnPoolAsync(cluster, Text(inputs, "name"), ct) is not { } poolId)
        {
            return null;
        }

        var known = previous is null ? NodePoolInputs.Told(inputs) : NodePoolInputs.Of(previous);
        var read = await provider.ReadAsync(new ReadRequest($"{cluster}:{poolId}", urn, PropertyMap.Empty, known), ct);
        return read.Exists ? new PoolStanding(read.Id, read.Properties!, read.Inputs!) : null;
    }

    private async Task<string?> OwnPoolAsync(string cluster, string name, CancellationToken ct)
    {
        try
        {
            return await pools.FindOwnedAsync(cluster, name, Ownership.TagsOf(urn), ct);
        }
        catch (SdkException fault)
        {
            throw new ApplyFailedException(fault.Message, (fault as NameTakenException)?.NodePoolId, fault);
        }
    }

    private static string Text(PropertyMap inputs, string property) => ((PropertyString)inputs[property].Unwrapped).Value;
}
