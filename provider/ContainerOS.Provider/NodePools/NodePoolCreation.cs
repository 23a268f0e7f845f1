using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Binding;
using ContainerOS.Provider.Mapping;
using ContainerOS.Provider.Naming;

namespace ContainerOS.Provider.NodePools;

/// <summary>Makes a pool and stays with it until its nodes are Ready.</summary>
internal sealed class NodePoolCreation(ProviderSession session, ResourceUrn urn)
{
    /// <summary>The pool that was made, or one that an earlier, lost call of this very resource made.</summary>
    /// <exception cref="InitFailedException">The pool exists, but did not become what was asked for.</exception>
    internal async Task<CreateResult> RunAsync(CreateRequest request, CancellationToken ct)
    {
        var inputs = request.Properties;
        var made = await session.Pools.CreateOrAdoptAsync(await WithImageAsync(NodePoolBinder.Bind(inputs), ct), urn, ct);
        return await PartialState.GuardAsync(
            session.Pools,
            made.Id,
            inputs,
            async () =>
            {
                await session.Progress.FollowAsync(urn, made.TaskId, ct, () => session.Pools.FindAsync(made.Id, inputs, ct));
                var change = new PoolChange(made.Id, PropertyMap.Empty, inputs, request.Timeout);
                var live = await new PoolConvergence(session, urn).RunAsync(change, ct);
                return new CreateResult(made.Id.ToString(), live.State(inputs));
            }
        );
    }

    /// <summary>A release that came out after this version of the provider has the image that the cloud offers for it.</summary>
    private async Task<NodePoolSpec> WithImageAsync(NodePoolSpec spec, CancellationToken ct) =>
        spec.Os.Object() is { Version: { IsKnown: true } release } pin
        && PinnedImage.Of(pin) is null
        && await session.Facts.ImageOfAsync(release.Content, spec, ct) is { } image
            ? spec with
            {
                Os = pin with { ImageId = image },
            }
            : spec;
}
