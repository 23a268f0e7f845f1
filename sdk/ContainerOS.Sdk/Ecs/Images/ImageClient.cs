using System.Runtime.CompilerServices;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ecs.Images;

/// <summary>Calls about images.</summary>
public class ImageClient
{
    private readonly ApiChannel channel = null!;
    private readonly string region = null!;

    internal ImageClient(ApiChannel channel, string region) => (this.channel, this.region) = (channel, region);

    /// <summary>Initializes an instance for mocking.</summary>
    protected ImageClient() { }

    /// <summary>Lists the images of the region; pages are read as they are needed (DescribeImages).</summary>
    /// <param name="filter">The filter; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public virtual async IAsyncEnumerable<Image> ListAsync(
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
