using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Disks;

/// <summary>Calls about disks.</summary>
public sealed class DiskClient
{
    private readonly ApiChannel channel;
    private readonly string region;

    internal DiskClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>The disks of the region, page by page as they are asked for (DescribeDisks).</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Disk> ListAsync(
        DiskFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeDisks", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, (filter ?? new()).Parameters()),
        };
        await foreach (var entry in EcsPages.ByTokenAsync(channel, call, 100, ["Disks", "Disk"], cancellationToken).ConfigureAwait(false))
        {
            yield return new Disk(entry);
        }
    }
}
