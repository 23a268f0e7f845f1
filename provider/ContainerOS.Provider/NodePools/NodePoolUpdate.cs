using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Provider.Naming;
using ContainerOS.Provider.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools;

/// <summary>Changes a pool in place.</summary>
internal sealed class NodePoolUpdate(ProviderSession session, ResourceUrn urn)
{
    /// <summary>The state after the change, proved by reading it back.</summary>
    /// <exception cref="InitFailedException">The pool was changed, but did not become what was asked for.</exception>
    internal async Task<UpdateResult> RunAsync(UpdateRequest request, CancellationToken ct)
    {
        RefuseRollouts(request);
        if (request.Preview)
        {
            return new UpdateResult(PreviewState.OfChanged(request.Olds, request.News));
        }

        var id = NodePoolReading.IdOf(request.Id);
        var change = new PoolChange(id, NodePoolDiff.OldInputs(request.OldInputs, request.Olds), request.News, request.Timeout);
        return await PartialState.GuardAsync(
            session.Pools,
            id,
            request.News,
            async () => new UpdateResult((await new PoolConvergence(session, urn).RunAsync(change, ct)).State(request.News))
        );
    }

    private static void RefuseRollouts(UpdateRequest request)
    {
        var changes = NodePoolDiff.Changes(NodePoolDiff.OldInputs(request.OldInputs, request.Olds), request.Olds, request.News);
        if (changes.FirstOrDefault(change => change.Effect is ChangeEffect.Rollout) is { } rollout)
        {
            throw new RpcFaultException(StatusCode.FailedPrecondition, DiagnosticText.Format(RolloutGuard.Refuse(rollout)));
        }
    }
}
