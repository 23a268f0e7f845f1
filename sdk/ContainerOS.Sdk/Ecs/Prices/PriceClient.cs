using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Ecs.Prices;

/// <summary>Calls about prices.</summary>
public class PriceClient
{
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal PriceClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected PriceClient() { }

    /// <summary>Gets a price (DescribePrice).</summary>
    /// <param name="request">The resources.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Errors.UnexpectedFieldException">The reply has no price.</exception>
    public virtual async Task<Price> GetAsync(PriceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new ApiCall("DescribePrice", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, [.. request.Parameters(), ("ResourceType", "instance")]),
        };
        var reply = await channel.SendForObjectAsync(call, cancellationToken).ConfigureAwait(false);
        var info = reply["PriceInfo"] as JObject ?? throw ReplyOrigin.Unexpected(reply, "PriceInfo", "an object");
        return new(info["Price"] as JObject ?? throw ReplyOrigin.Unexpected(info, "Price", "an object"));
    }
}
