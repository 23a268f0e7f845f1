using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Stock;

/// <summary>Calls about the stock of zones.</summary>
public class StockClient
{
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal StockClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected StockClient() { }

    /// <summary>Lists the stock of the zones of the region (DescribeAvailableResource).</summary>
    /// <param name="request">The resources.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<AvailableZone>> ListAsync(StockRequest request, CancellationToken cancellationToken = default)
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
