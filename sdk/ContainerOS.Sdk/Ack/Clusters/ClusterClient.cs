using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>Calls about clusters.</summary>
public class ClusterClient
{
    private readonly ApiChannel channel = null!;

    internal ClusterClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected ClusterClient() { }

    /// <summary>Gets a cluster (DescribeClusterDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Errors.ApiException">No cluster has that id (<see cref="Errors.ApiErrorKind.NotFound"/>).</exception>
    public virtual async Task<ClusterDetail> GetAsync(string clusterId, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeClusterDetail", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId), Idempotency.Idempotent);
        return new ClusterDetail(await channel.SendForFieldsAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Lists the clusters of the account; pages are read as they are needed (DescribeClustersV1).</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<ClusterSummary> ListAsync(
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

    /// <summary>Lists the events of a cluster; pages are read as they are needed (DescribeClusterEvents).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="taskId">The task of the events; null for all events.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<ClusterEvent> ListEventsAsync(
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
            var entry in NumberedPages.ReadAsync(channel, call, "events", PageNames.Usual, cancellationToken).ConfigureAwait(false)
        )
        {
            yield return new ClusterEvent(entry);
        }
    }
}
