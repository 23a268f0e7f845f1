using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using Grpc.Core;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>Creates, reads, updates and deletes node pools.</summary>
/// <param name="session">The session.</param>
/// <param name="names">The names of pools in this run.</param>
internal sealed class NodePoolResource(ProviderSession session, PoolNames names)
{
    /// <summary>Checks inputs; see <see cref="NodePoolChecker"/>.</summary>
    internal Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        new NodePoolChecker(session, names).RunAsync(request, ct);

    /// <summary>
    /// Creates a pool, or adopts the one that an earlier Create of the resource made, and waits until its nodes are Ready.
    /// </summary>
    /// <exception cref="InitFailedException">The pool exists, but does not have the requested state.</exception>
    internal async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct)
    {
        var inputs = request.Properties;
        if (request.Preview)
        {
            return new CreateResult(string.Empty, PreviewState.ForCreate(inputs, session.Images));
        }

        var owner = session.OwnerOf(request.Urn);
        var spec = await WithImageAsync(NodePoolBinding.Read(inputs), ct);
        var limit = session.Progress.StartLimit(request.Timeout);
        var created = await new NodePoolCreation(session, owner, names).RunAsync(spec, inputs, limit, ct);
        var tag = created.Tag?.Value;
        var change = new NodePoolChange(created.Id, PropertyMap.Empty, inputs, tag, limit)
        {
            Unproved = UnprovedProperties.Between(PropertyMap.Empty, PropertyMap.Empty, inputs),
        };
        change.Task.Begin(created.TaskId, []);
        return await InitFailureGuard.RunAsync(
            session,
            change,
            async () =>
            {
                var reconciler = new NodePoolReconciler(session, owner);
                await reconciler.FollowOpenTaskAsync(change, ct, showsNodes: true);
                var live = await reconciler.RunAsync(change, await reconciler.PrepareAsync(change, ct), ct);
                return new CreateResult(created.Id.ToString(), live.ToState(inputs, tag, PropertyMap.Empty));
            }
        );
    }

    /// <summary>
    /// Reads a pool for refresh and import. Without inputs (an import) all live inputs are returned; otherwise only those that the
    /// program sets.
    /// </summary>
    internal async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct)
    {
        var id = ParseId(request.Id);
        var owner = session.OwnerOf(request.Urn);
        var live = await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, request.Inputs, ct));
        if (live is null)
        {
            return ReadResult.Gone;
        }

        // A state keeps the tag that it names: the entry may be one that waits for its deletion, and whose pool was adopted since.
        var isNew = request.Properties.Count == 0;
        var tag =
            PoolOwner.TagIn(request.Properties)
            ?? (
                !isNew || live.Tag is null ? null
                : owner.Made(live.Tag) ? live.Tag
                : PoolOwner.OwnsNothing
            );
        if (owner.GetOwnership(tag, live.Tag) is PoolOwnership.OfAnotherOwner)
        {
            var warning = OwnershipMessages.ReadOfAnotherOwner(owner, id, live.Detail);
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Warning, warning, request.Urn), ct);
        }

        var inputs = request.Inputs.Count == 0 ? live.Inputs : RefreshedInputs.Merge(NodePoolShape.Inputs, request.Inputs, live.Inputs);
        var unproved = UnprovedProperties.In(request.Properties).Without(live, inputs);
        var outdated = await new NodePoolRollout(session, owner).CountOutdatedAsync(live, ct);
        var kept = OpenTask.In(request.Properties).AddTo(unproved.AddTo(live.ToState(inputs, tag, request.Properties)));
        var state = RolloutStatus.Keep(kept, request.Properties);
        state = outdated > 0 ? state.With(NodePoolDiff.OutdatedKey, outdated.Value) : state;
        return new ReadResult(request.Id, RolloutStatus.WithUnfinished(state, UnfinishedRollout.On(live.Detail)), inputs);
    }

    /// <summary>Changes a pool in place and verifies the result by reading it back.</summary>
    /// <exception cref="InitFailedException">The pool was changed, but does not have the requested state.</exception>
    internal async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct)
    {
        var oldInputs = NodePoolDiff.OldInputs(request.OldInputs, request.Olds);
        var id = ParseId(request.Id);
        var owner = session.OwnerOf(request.Urn);
        var named = PoolOwner.TagIn(request.Olds);
        var change = new NodePoolChange(id, oldInputs, request.News, named, session.Progress.StartLimit(request.Timeout))
        {
            Unproved = UnprovedProperties.Between(request.Olds, oldInputs, request.News),
            Task = OpenTask.In(request.Olds),
            State = request.Olds,
            Changed =
            [
                .. NodePoolDiff
                    .Changes(oldInputs, request.Olds, request.News)
                    .Concat(UnprovedProperties.In(request.Olds).ToChanges(request.News))
                    .Select(each => each.Root)
                    .Concat(session.Images.FindRepinned(request.Olds, request.News) is null ? [] : ["os"])
                    .Distinct(),
            ],
            IsDrifted = NodePoolDiff.CountOutdated(request.Olds) > 0,
            IsPaused = RolloutStatus.IsPaused(request.Olds),
        };
        if (request.Preview)
        {
            await LogPlanAsync(change, owner, ct);
            return new UpdateResult(RolloutStatus.Keep(PreviewState.ForUpdate(request.Olds, request.News, session.Images), request.Olds));
        }

        var reconciler = new NodePoolReconciler(session, owner);
        var before = await CloudErrors.TranslateAsync(() => reconciler.PrepareAsync(change, ct));
        return await InitFailureGuard.RunAsync(
            session,
            change,
            async () =>
            {
                if (change.Task.Id is not null)
                {
                    await reconciler.ResumeAsync(change, ct);
                    before = await reconciler.PrepareAsync(change, ct);
                }

                var live = await reconciler.RunAsync(change, before, ct);
                var state = live.ToState(request.News, live.Tag, request.Olds);
                return new UpdateResult(
                    change.RolloutStatus is { } status ? state.With(RolloutStatus.Key, status) : RolloutStatus.Keep(state, request.Olds)
                );
            }
        );
    }

    /// <summary>
    /// Deletes a pool with its nodes and waits until it is gone. A pool that does not exist is not an error. A pool that the state does
    /// not own is kept, with a warning.
    /// </summary>
    internal async Task DeleteAsync(DeleteRequest request, CancellationToken ct)
    {
        var id = ParseId(request.Id);
        var owner = session.OwnerOf(request.Urn);
        var live = await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, request.OldInputs, ct));
        if (live is null)
        {
            return;
        }

        var ownership = owner.GetOwnership(PoolOwner.TagIn(request.Properties), live.Tag);
        if (OwnershipMessages.Kept(owner, id, live.Detail.Name, ownership, live.Tag) is { } kept)
        {
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Warning, kept, request.Urn), ct);
            return;
        }

        if (Equals(request.Properties.Find("deletionProtection")?.Unwrapped, new PropertyBool(true)))
        {
            throw new RpcFaultException(
                StatusCode.FailedPrecondition,
                $"node pool {id} has deletionProtection: set it to false and run up before you delete or replace the pool"
            );
        }

        await CloudErrors.TranslateAsync(async () =>
        {
            var limit = session.Progress.StartLimit(request.Timeout);
            var taskId =
                await FindDeletionAsync(live, ct)
                ?? await session.Progress.WhenFreeAsync(owner.Urn, limit, () => session.NodePools.DeleteAsync(id, ct), ct);
            await session.Progress.FollowAsync(owner.Urn, taskId, limit, ct);
            return taskId;
        });
    }

    /// <summary>The task that deletes the pool already, such as that of a run that was interrupted; null for none.</summary>
    private async Task<string?> FindDeletionAsync(LiveNodePool live, CancellationToken ct) =>
        live.Detail.Status?.State == NodePoolState.Deleting
            ? (await session.ReaderOf(live.Id).ReadOpenTasksAsync(ct)) is [.., var last]
                ? last.TaskId
                : null
            : null;

    /// <summary>The pool of a resource by its name and tag; null if the name is free.</summary>
    /// <exception cref="RpcFaultException">A pool of that name belongs to another owner.</exception>
    internal async Task<string?> FindAsync(string clusterId, string name, string urn, CancellationToken ct)
    {
        var owner = session.OwnerOf(urn);
        var named = await session.NodePools.FindByNameAsync(clusterId, name, ct);
        if (named.FirstOrDefault(pool => owner.Made(OwnershipTag.ValueOn(pool))) is { } own)
        {
            return own.Id;
        }

        if (named is [var other, ..])
        {
            var message = OwnershipMessages.NameTaken(owner, new PoolId(clusterId, other.Id), name, OwnershipTag.ValueOn(other));
            throw new RpcFaultException(StatusCode.AlreadyExists, message, new NameTakenException(clusterId, name, other.Id, message));
        }

        return null;
    }

    /// <summary>Shows in a preview what the rollout of a change would do.</summary>
    private async Task LogPlanAsync(NodePoolChange change, PoolOwner owner, CancellationToken ct)
    {
        if (change.News.ContainsUnknowns)
        {
            return;
        }

        string? text;
        try
        {
            var live = await session.NodePools.FindAsync(change.Id, change.News, ct);
            var plan = live is null ? null : await new RolloutPlanner(session).PlanAsync(change, live, ct);
            text = plan is null ? null : RolloutMessages.Describe(plan);
        }
        catch (SdkException refusal) when (refusal is ImageQuarantinedException or VersionNotInClusterException or TargetMissingException)
        {
            // Up would refuse it too.
            throw CloudErrors.ToFault(refusal);
        }
        catch (Exception error) when (CloudErrors.IsExpected(error) && !ct.IsCancellationRequested)
        {
            text = $"the plan of the rollout cannot be shown: {CloudErrors.Describe(error)}";
        }

        if (text is not null)
        {
            await session.Log.WriteAsync(new LogMessage(LogSeverity.Info, text, owner.Urn.Text), ct);
        }
    }

    private static PoolId ParseId(string text) =>
        PoolId.Parse(text)
        ?? throw new RpcFaultException(StatusCode.InvalidArgument, $"'{text}' is not a node pool id; write clusterId:nodePoolId");

    /// <summary>Resolves a release newer than this version of the provider to the image that the cloud offers for it.</summary>
    private async Task<NodePoolSpec> WithImageAsync(NodePoolSpec spec, CancellationToken ct) =>
        spec.Os.ObjectOrNull() is { Version: { IsKnown: true } release } pin
        && session.Images.Resolve(pin).ImageId is null
        && await session.Lookups.FindImageIdAsync(release.Content, spec, ct) is { } image
            ? spec with
            {
                Os = pin with { ImageId = image },
            }
            : spec;
}
