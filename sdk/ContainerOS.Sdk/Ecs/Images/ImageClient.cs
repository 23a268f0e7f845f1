using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>Calls about images.</summary>
public sealed class ImageClient
{
    private readonly ApiChannel channel;
    private readonly string region;

    internal ImageClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>The images of the region, page by page as they are asked for (DescribeImages).</summary>
    /// <param name="filter">Which ones; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Image> ListAsync(
        ImageFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new ApiCall("DescribeImages", HttpMethod.Post, "/", Idempotency.Idempotent)
        {
            Query = EcsQuery.Of(region, (filter ?? new()).Parameters()),
        };
        await foreach (var entry in EcsPages.ByNumberAsync(channel, call, ["Images", "Image"], cancellationToken).ConfigureAwait(false))
        {
            yield return new Image(entry);
        }
    }
}
