using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Instances;

/// <summary>Calls about instances.</summary>
public class InstanceClient
{
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal InstanceClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected InstanceClient() { }

    /// <summary>Lists the instances of the region; pages are read as they are needed (DescribeInstances).</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<Instance> ListAsync(
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
