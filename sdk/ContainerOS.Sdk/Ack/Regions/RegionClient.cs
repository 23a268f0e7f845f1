using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Regions;

/// <summary>Calls about regions.</summary>
public class RegionClient
{
    private readonly ApiChannel channel = null!;

    internal RegionClient(ApiChannel channel) => this.channel = channel;

    /// <summary>Initializes an instance for mocking.</summary>
    protected RegionClient() { }

    /// <summary>Lists the regions of ACK (DescribeRegions).</summary>
    /// <param name="language">The language of the names, such as <c>en-US</c>; null for the default of the service.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual async Task<IReadOnlyList<AckRegion>> ListAsync(string? language = null, CancellationToken cancellationToken = default)
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
