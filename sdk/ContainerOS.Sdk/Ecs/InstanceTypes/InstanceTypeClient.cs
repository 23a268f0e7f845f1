using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>Calls about instance types.</summary>
public class InstanceTypeClient
{
    /// <summary>The service accepts at most 10 names per call.</summary>
    private const int NamesPerCall = 10;

    /// <summary>The largest and default page size (request model of ecs-20140526).</summary>
    private const int PageSize = 1600;
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal InstanceTypeClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected InstanceTypeClient() { }

    /// <summary>Lists the instance types of the region; pages are read as they are needed (DescribeInstanceTypes).</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<InstanceType> ListAsync(
        InstanceTypeFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (
            var names in filter?.Names?.Chunk(NamesPerCall)
                ??
                [
                    [],
                ]
        )
        {
            await foreach (
                var entry in EcsPages
                    .ByTokenAsync(channel, Call(filter, names), PageSize, ["InstanceTypes", "InstanceType"], cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                yield return new InstanceType(entry);
            }
        }
    }

    private ApiCall Call(InstanceTypeFilter? filter, string[] names) =>
        new("DescribeInstanceTypes", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(
                region,
                [.. names.Select((name, index) => ($"InstanceTypes.{index + 1}", (string?)name)), .. filter?.Parameters() ?? []]
            ),
        };
}
