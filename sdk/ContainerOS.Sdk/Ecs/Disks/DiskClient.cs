using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Disks;

/// <summary>Calls about disks.</summary>
public class DiskClient
{
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal DiskClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected DiskClient() { }

    /// <summary>Lists the disks of the region; pages are read as they are needed (DescribeDisks).</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<Disk> ListAsync(
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
