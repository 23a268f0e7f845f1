using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>Calls about instances.</summary>
public sealed class InstanceClient
{
    private readonly ApiChannel channel;
    private readonly string region;

    internal InstanceClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>The instances of the region, page by page as they are asked for (DescribeInstances).</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Instance> ListAsync(
        InstanceFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeInstances", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, (filter ?? new()).Parameters()),
        };
        await foreach (
            var entry in EcsPages.ByTokenAsync(channel, call, 100, ["Instances", "Instance"], cancellationToken).ConfigureAwait(false)
        )
        {
            yield return new Instance(entry);
        }
    }
}
