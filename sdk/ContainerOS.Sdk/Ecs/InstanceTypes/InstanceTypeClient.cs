using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.InstanceTypes;

/// <summary>Calls about instance types.</summary>
public sealed class InstanceTypeClient
{
    /// <summary>The service takes at most 10 names a call.</summary>
    private const int NamesPerCall = 10;

    /// <summary>The most that a page has, and what it has when nothing is asked for (request model of ecs-20140526).</summary>
    private const int PageSize = 1600;
    private readonly ApiChannel channel;
    private readonly string region;

    internal InstanceTypeClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>The instance types of the region, page by page as they are asked for (DescribeInstanceTypes).</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<InstanceType> ListAsync(
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
