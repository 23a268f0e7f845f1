using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Regions;

/// <summary>Calls about regions.</summary>
public sealed class RegionClient
{
    private readonly ApiChannel channel;

    internal RegionClient(ApiChannel channel) => this.channel = channel;

    /// <summary>The regions in which ACK runs (DescribeRegions).</summary>
    /// <param name="language">The language of their names, such as <c>en-US</c>; null for the service's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<AckRegion>> ListAsync(string? language = null, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall("DescribeRegions", HttpMethod.Get, "/regions", Idempotency.Idempotent)
        {
            Query = language is null ? [] : [new("acceptLanguage", language)],
        };
        return
        [
            .. ReplyOrigin
                .Items(await channel.SendForObjectAsync(call, cancellationToken).ConfigureAwait(false), "regions")
                .Select(region => new AckRegion(region)),
        ];
    }
}
