using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>Calls about what zones have.</summary>
public sealed class StockClient
{
    private readonly ApiChannel channel;
    private readonly string region;

    internal StockClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>What the zones of the region have (DescribeAvailableResource).</summary>
    /// <param name="request">What is looked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<AvailableZone>> ListAsync(StockRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new ApiCall("DescribeAvailableResource", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, request.Parameters()),
        };
        return
        [
            .. ReplyOrigin
                .Items(await channel.SendForObjectAsync(call, cancellationToken).ConfigureAwait(false), "AvailableZones", "AvailableZone")
                .Select(zone => new AvailableZone(zone)),
        ];
    }
}
