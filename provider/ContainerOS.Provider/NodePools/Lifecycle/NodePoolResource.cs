using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Binding;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Schema;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Creates, reads, updates and deletes node pools.</summary>
internal sealed class NodePoolResource(ProviderSession session)
{
    /// <summary>Checks inputs; see <see cref="NodePoolChecker"/>.</summary>
    internal Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => new NodePoolChecker(session).RunAsync(request, ct);

    /// <summary>
    /// Creates a pool and waits until its nodes are Ready. If an earlier call for the same resource created the pool and its response
    /// was lost, that pool is adopted.
    /// </summary>
    /// <exception cref="InitFailedException">The pool exists, but does not have the requested state.</exception>
    internal async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
    {
        var inputs = request.Properties;
        if (request.Preview)
        {
            return new CreateResult(string.Empty, PreviewState.ForCreate(inputs));
        }

        var urn = new ResourceUrn(request.Urn);
        var spec = await WithImageAsync(NodePoolBinding.Read(inputs), ct);
        var created = await session.NodePools.CreateOrAdoptAsync(spec, urn, ct);
        return await InitFailureGuard.RunAsync(
            session,
            created.Id,
            inputs,
            async () =>
            {
                await session.Progress.FollowAsync(urn, created.TaskId, ct, () => session.NodePools.FindAsync(created.Id, inputs, ct));
                var change = new NodePoolChange(created.Id, PropertyMap.Empty, inputs, request.Timeout);
                var live = await new NodePoolReconciler(session, urn).RunAsync(change, ct);
                return new CreateResult(created.Id.ToString(), live.ToState(inputs));
            }
        );
    }

    /// <summary>
    /// Reads a pool for refresh and import. Without inputs (an import) all live inputs are returned; otherwise only those that the
    /// program sets.
    /// </summary>
    internal async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct)
    {
        var live = await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(ParseId(request.Id), request.Inputs, ct));
        if (live is null)
        {
            return ReadResult.Gone;
        }

        var inputs = request.Inputs.Count == 0 ? live.Inputs : RefreshedInputs.Merge(NodePoolSchema.Inputs, request.Inputs, live.Inputs);
        return new ReadResult(request.Id, live.ToState(inputs), inputs);
    }

    /// <summary>Changes a pool in place and verifies the result by reading it back.</summary>
    /// <exception cref="InitFailedException">The pool was changed, but does not have the requested state.</exception>
    internal async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct)
    {
        var oldInputs = NodePoolDiff.OldInputs(request.OldInputs, request.Olds);
        RolloutGuard.ThrowIfRollout(NodePoolDiff.Changes(oldInputs, request.Olds, request.News));
        if (request.Preview)
        {
            return new UpdateResult(PreviewState.ForUpdate(request.Olds, request.News));
        }

        var id = ParseId(request.Id);
        var change = new NodePoolChange(id, oldInputs, request.News, request.Timeout);
        return await InitFailureGuard.RunAsync(
            session,
            id,
            request.News,
            async () =>
            {
                var live = await new NodePoolReconciler(session, new ResourceUrn(request.Urn)).RunAsync(change, ct);
                return new UpdateResult(live.ToState(request.News));
            }
        );
    }

    /// <summary>Deletes a pool with its nodes and waits until it is gone. A pool that does not exist is not an error.</summary>
    internal async Task DeleteAsync(DeleteRequest request, CancellationToken ct)
    {
        var id = ParseId(request.Id);
        if (Equals(request.Properties.Find("deletionProtection")?.Unwrapped, new PropertyBool(true)))
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"node pool {id} has deletionProtection: set it to false and run up before you delete or replace the pool"
            );
        }

        await CloudErrors.TranslateAsync(async () =>
        {
            var taskId = await session.NodePools.DeleteAsync(id, ct);
            await session.Progress.FollowAsync(new ResourceUrn(request.Urn), taskId, ct);
            return taskId;
        });
    }

    private static PoolId ParseId(string text) =>
        PoolId.Parse(text)
        ?? throw new RpcFaultException(StatusCode.InvalidArgument, $"'{text}' is not a node pool id; write clusterId:nodePoolId");

    /// <summary>Resolves a release newer than this version of the provider to the image that the cloud offers for it.</summary>
    private async Task<NodePoolSpec> WithImageAsync(NodePoolSpec spec, CancellationToken ct) =>
        spec.Os.ObjectOrNull() is { Version: { IsKnown: true } release } pin
        && PinnedImage.Resolve(pin) is null
        && await session.Lookups.FindImageIdAsync(release.Content, spec, ct) is { } image
            ? spec with
            {
                Os = pin with { ImageId = image },
            }
            : spec;
}
