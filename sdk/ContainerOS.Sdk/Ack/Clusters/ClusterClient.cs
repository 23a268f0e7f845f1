using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>Calls about clusters.</summary>
public sealed partial class ClusterClient
{
    private readonly ApiChannel channel;

    internal ClusterClient(ApiChannel channel) => this.channel = channel;

    /// <summary>A cluster (DescribeClusterDetail).</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.NotFoundException">There is none of that id.</exception>
    public async Task<ClusterDetail> GetAsync(string clusterId, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeClusterDetail", HttpMethod.Get, ApiCall.PathOf("clusters", clusterId), Repetition.Safe);
        return new ClusterDetail(await channel.SendForFieldsAsync(call, cancellationToken));
    }
}
