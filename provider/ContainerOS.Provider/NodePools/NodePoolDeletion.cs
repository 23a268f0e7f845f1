using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Naming;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools;

/// <summary>Deletes a pool with its nodes.</summary>
internal sealed class NodePoolDeletion(ProviderSession session)
{
    /// <summary>Deletes the pool and stays until it is gone; a pool that is gone already is no error.</summary>
    internal async Task RunAsync(DeleteRequest request, CancellationToken ct)
    {
        var id = NodePoolReading.IdOf(request.Id);
        if (Equals(request.Properties.Find("deletionProtection")?.Unwrapped, new PropertyBool(true)))
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"node pool {id} has deletionProtection: set it to false and run up before you delete or replace the pool"
            );
        }

        await CloudFaults.TranslateAsync(async () =>
        {
            var taskId = await session.Pools.DeleteAsync(id, ct);
            await session.Progress.FollowAsync(new ResourceUrn(request.Urn), taskId, ct);
            return taskId;
        });
    }
}
