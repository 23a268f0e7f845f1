using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial class NodePoolClient
{
    /// <summary>Puts instances that exist into a pool (AttachInstancesToNodePool). The instances are named, and one that is in is refused, so it is never sent twice.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="attachment">Which instances, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AmbiguousOutcomeException">It was sent, and nobody knows whether it was begun.</exception>
    public async Task<NodePoolReceipt> AttachAsync(
        string clusterId,
        string nodePoolId,
        InstanceAttachment attachment,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return new(
            await SendAsync(
                    Call("AttachInstancesToNodePool", HttpMethod.Post, Idempotency.NonIdempotent, clusterId, nodePoolId, "attach") with
                    {
                        Body = attachment.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Puts components on nodes (InstallNodePoolComponents). It names a goal, so it may be sent again.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="installation">Which components, and where.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ComponentOperation> InstallComponentsAsync(
        string clusterId,
        string nodePoolId,
        ComponentInstallation installation,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        return new(
            await SendAsync(
                    Call("InstallNodePoolComponents", HttpMethod.Post, Idempotency.Idempotent, clusterId, nodePoolId, "components") with
                    {
                        Body = installation.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }

    /// <summary>Changes a component on nodes (UpdateNodePoolComponent). It names a goal, so it may be sent again.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="nodePoolId">The pool.</param>
    /// <param name="update">Which component, and how.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ComponentOperation> UpdateComponentAsync(
        string clusterId,
        string nodePoolId,
        ComponentUpdate update,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(update);
        return new(
            await SendAsync(
                    Call("UpdateNodePoolComponent", HttpMethod.Put, Idempotency.Idempotent, clusterId, nodePoolId, "component") with
                    {
                        Body = update.ToTree(),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
        );
    }
}
