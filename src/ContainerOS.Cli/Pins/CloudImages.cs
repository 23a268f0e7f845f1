using System.Globalization;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Versions;
using ContainerOS.Sdk.Ecs.Images;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Cli.Pins;

/// <summary>Asks ACK and ECS for images of ContainerOS.</summary>
/// <param name="region">The region.</param>
/// <param name="endpoint">The address of the API; null for the region's own.</param>
/// <param name="observer">Observes the calls; null for none.</param>
internal sealed class CloudImages(string region, string? endpoint, ISdkObserver? observer)
{
    /// <summary>Makes the pin of a release from what the cloud offers.</summary>
    /// <param name="version">The release.</param>
    /// <param name="imageId">The image; null for the one that ACK offers for the release.</param>
    /// <param name="ct">Cancels the calls.</param>
    /// <exception cref="UsageException">The cloud offers no such image, or a call failed.</exception>
    internal async Task<ImagePin> LearnAsync(OsVersion version, string? imageId, CancellationToken ct)
    {
        var id = imageId ?? await FindOfferedAsync(version, ct);
        return await DescribeAsync(id, ct) is { } image
            ? PinLearning.FromCloud(version, region, image, TimeProvider.System.GetUtcNow())
            : throw new UsageException($"the image {id} does not exist in {region}");
    }

    /// <summary>The image as ECS describes it; null when the region has no such image.</summary>
    /// <exception cref="UsageException">The call failed.</exception>
    internal Task<CloudImage?> DescribeAsync(string imageId, CancellationToken ct) =>
        CallAsync(
            $"the image {imageId} cannot be read",
            async client =>
            {
                // ContainerOS images are listed only together with expired ones.
                await foreach (var image in client.Ecs.Images.ListAsync(new ImageFilter { ImageId = imageId, ShowExpired = true }, ct))
                {
                    return new CloudImage(
                        image.ImageId,
                        image.Name,
                        image.Architecture,
                        image.Owner,
                        image.Size,
                        image.Created?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                        image.Status?.ToString()
                    );
                }

                return (CloudImage?)null;
            }
        );

    private async Task<string> FindOfferedAsync(OsVersion version, CancellationToken ct)
    {
        var offers = await CallAsync(
            $"the images that ACK offers in {region} cannot be read",
            client =>
                client.Ack.Versions.ListAsync(
                    new VersionFilter
                    {
                        Region = region,
                        ClusterType = "ManagedKubernetes",
                        Mode = "supported",
                    },
                    ct
                )
        );
        var images = offers
            .SelectMany(offer => offer.Images ?? [])
            .Where(image => image.ImageId is not null && image.ImageType == "ContainerOS")
            .DistinctBy(image => image.ImageId)
            .ToList();
        var exact = images.Where(image => IsRelease(image, version)).Select(image => image.ImageId!).ToList();
        return exact switch
        {
            [var only] => only,
            [] => throw new UsageException(
                $"ACK offers no image of ContainerOS {version} in {region}; it offers: "
                    + (images.Count == 0 ? "none" : string.Join(", ", images.Select(image => $"{image.ImageName ?? image.ImageId}")))
                    + ". Name the image with --image if it is an older one"
            ),
            _ => throw new UsageException(
                $"ACK offers several images of ContainerOS {version}: {string.Join(", ", exact)}; name one with --image"
            ),
        };
    }

    // That the name consists of ContainerOS and a release is inferred: only the prefix has been observed.
    private static bool IsRelease(VersionImage image, OsVersion version) =>
        OsVersion.Parse(image.OsVersion ?? string.Empty) == version
        || OsVersion.Parse(image.ImageName?.Split(' ')[^1] ?? string.Empty) == version;

    private async Task<T> CallAsync<T>(string failure, Func<AlibabaCloudClient, Task<T>> call)
    {
        try
        {
            using var client = UserClient.Open(region, endpoint, observer);
            return await call(client);
        }
        catch (SdkException exception)
        {
            throw new UsageException($"{failure}: {exception.Message}");
        }
    }
}
