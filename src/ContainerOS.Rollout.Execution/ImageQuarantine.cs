using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Rollout.Execution;

/// <summary>
/// An image that a rollout has taken back from a pool. A tag of the pool remembers it, so that no machine tries it a second time unasked,
/// with or without a lock file (docs/adr/0062).
/// </summary>
/// <param name="ImageId">The image.</param>
/// <param name="Evidence">Why the nodes went back, as far as a tag can have it.</param>
public sealed record ImageQuarantine(string ImageId, string Evidence)
{
    /// <summary>What the keys of the tags start with; the image follows.</summary>
    public const string KeyPrefix = "containeros.infra/quarantined/";

    /// <summary>Older images are forgotten, so that a pool keeps room for the tags of its owner.</summary>
    private const int MostImages = 3;

    /// <summary>The images that were taken back from a pool.</summary>
    /// <param name="pool">The pool.</param>
    public static IEnumerable<ImageQuarantine> Of(NodePool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        return PoolTags
            .Of(pool)
            .Where(IsQuarantine)
            .Select(tag => new ImageQuarantine(tag.Key![KeyPrefix.Length..], tag.Value ?? string.Empty));
    }

    /// <summary>Fails for an image that was taken back from a pool, and that its template does not have now.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="imageId">The image that nodes would get.</param>
    /// <exception cref="ImageQuarantinedException">The image was taken back from the pool.</exception>
    public static void ThrowIfQuarantined(string clusterId, NodePool pool, string imageId)
    {
        if (pool?.ScalingGroup?.ImageId != imageId && Of(pool!).FirstOrDefault(held => held.ImageId == imageId) is { } held)
        {
            throw new ImageQuarantinedException($"{clusterId}:{pool!.Id}", held);
        }
    }

    /// <summary>
    /// The tags of a pool with this image among those that were taken back; the same ones if the pool has no room for another tag, which
    /// must not keep its nodes from going back.
    /// </summary>
    internal IReadOnlyList<ResourceTag> AddTo(IReadOnlyList<ResourceTag> tags)
    {
        var kept = tags.Where(tag => tag.Key != KeyPrefix + ImageId).ToList();
        foreach (var oldest in kept.Where(IsQuarantine).SkipLast(MostImages - 1).ToList())
        {
            kept.Remove(oldest);
        }

        return kept.Count < PoolTags.Most ? [.. kept, new ResourceTag { Key = KeyPrefix + ImageId, Value = Value() }] : tags;
    }

    /// <summary>The tags of a pool without an image; null if it was not among those that were taken back.</summary>
    internal static IReadOnlyList<ResourceTag>? Without(NodePool pool, string imageId) =>
        PoolTags.Of(pool) is var tags && tags.Any(tag => tag.Key == KeyPrefix + imageId)
            ? [.. tags.Where(tag => tag.Key != KeyPrefix + imageId)]
            : null;

    /// <summary>The evidence as ECS takes it: no address, no control character, and not longer than a tag.</summary>
    private string Value()
    {
        var text = new string([.. Evidence.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Replace(
            "://",
            ":",
            StringComparison.Ordinal
        );
        return text.Length <= PoolTags.LongestValue ? text : text[..(PoolTags.LongestValue - 3)] + "...";
    }

    private static bool IsQuarantine(ResourceTag tag) => tag.Key?.StartsWith(KeyPrefix, StringComparison.Ordinal) is true;
}

/// <summary>A rollout to an image that was taken back from the pool before. Nothing was changed.</summary>
/// <param name="pool">The pool as <c>clusterId:nodePoolId</c>.</param>
/// <param name="quarantine">The image, and why it was taken back.</param>
public sealed class ImageQuarantinedException(string pool, ImageQuarantine quarantine)
    : SdkException(
        $"The image {quarantine.ImageId} was taken back from the node pool {pool} before ({quarantine.Evidence}), and is not tried again "
            + $"unasked. Once the cause is found, allow it with 'containeros rollout allow {pool} {quarantine.ImageId}'."
    )
{
    /// <summary>The image, and why it was taken back.</summary>
    public ImageQuarantine Quarantine { get; } = quarantine;
}
