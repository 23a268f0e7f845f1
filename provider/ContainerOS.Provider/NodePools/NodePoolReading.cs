using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Provider.Diffing;
using ContainerOS.Provider.Naming;
using ContainerOS.Provider.NodePools.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools;

/// <summary>Reads a pool as it is, for refresh and import.</summary>
internal sealed class NodePoolReading(ProviderSession session)
{
    /// <summary>The id in its parts.</summary>
    /// <exception cref="RpcFaultException">The text is no pool's id.</exception>
    internal static PoolId IdOf(string text) =>
        PoolId.Parse(text)
        ?? throw new RpcFaultException(StatusCode.InvalidArgument, $"'{text}' is no node pool id; write clusterId:nodePoolId");

    /// <summary>The pool, or that it is gone. An import gets all inputs, a refresh those the program gave.</summary>
    internal async Task<ReadResult> RunAsync(ReadRequest request, CancellationToken ct)
    {
        var live = await CloudFaults.TranslateAsync(() => session.Pools.FindAsync(IdOf(request.Id), request.Inputs, ct));
        if (live is null)
        {
            return ReadResult.Gone;
        }

        var inputs = request.Inputs.Count == 0 ? live.Inputs : LiveOverlay.Apply(NodePoolSchema.Inputs, request.Inputs, live.Inputs);
        return new ReadResult(request.Id, live.State(inputs), inputs);
    }
}
