using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>Calls about clusters.</summary>
public sealed class ClusterClient
{
    private readonly ApiChannel channel;

    internal ClusterClient(ApiChannel channel) => this.channel = channel;

    /// <summary>A cluster (DescribeClusterDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.ApiException">No cluster has that id (<see cref="Errors.ApiErrorKind.NotFound"/>).</exception>
    public async Task<ClusterDetail> GetAsync(string clusterId, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeClusterDetail", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId), Idempotency.Idempotent);
        return new ClusterDetail(await channel.SendForFieldsAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The clusters of the account, page by page as they are asked for (DescribeClustersV1).</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ClusterSummary> ListAsync(
        ClusterFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeClustersV1", HttpMethod.Get, "/api/v1/clusters", Idempotency.Idempotent)
        {
            Query = filter?.Query() ?? [],
        };
        await foreach (
            var cluster in NumberedPages.ReadAsync(channel, call, "clusters", PageNames.Usual, cancellationToken).ConfigureAwait(false)
        )
        {
            yield return new ClusterSummary(cluster);
        }
    }

    /// <summary>What happened in a cluster, page by page as it is asked for (DescribeClusterEvents).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="taskId">Events of that task only; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ClusterEvent> ListEventsAsync(
        string clusterId,
        string? taskId = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall(
            "DescribeClusterEvents",
            HttpMethod.Get,
            ApiCall.PathOf("clusters", clusterId, "events"),
            Idempotency.Idempotent
        )
        {
            Query = taskId is null ? [] : [new("task_id", taskId)],
        };
        await foreach (
            var told in NumberedPages.ReadAsync(channel, call, "events", PageNames.Usual, cancellationToken).ConfigureAwait(false)
        )
        {
            yield return new ClusterEvent(told);
        }
    }
}
