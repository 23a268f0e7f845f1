using System.Collections.Immutable;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Locks;

/// <summary>The content of a lock file: pins sorted by release and region, at most one for each. It cannot be changed.</summary>
public sealed class ImageLock
{
    private readonly ImmutableSortedDictionary<PinKey, ImagePin> pins;

    private ImageLock(ImmutableSortedDictionary<PinKey, ImagePin> pins) => this.pins = pins;

    /// <summary>A lock without a pin.</summary>
    public static ImageLock Empty { get; } = new(ImmutableSortedDictionary<PinKey, ImagePin>.Empty);

    /// <summary>The pins, sorted by release and region.</summary>
    public IEnumerable<ImagePin> Pins => pins.Values;

    /// <summary>The number of pins.</summary>
    public int Count => pins.Count;

    /// <summary>The pin of a release in a region; null when there is none.</summary>
    public ImagePin? Find(OsVersion version, string region) => pins.GetValueOrDefault(new PinKey(version, region));

    /// <summary>The pin of an image in a region, or else in any region; null when there is none.</summary>
    public ImagePin? FindImage(string imageId, string region) =>
        Pins.Where(pin => pin.ImageId == imageId).OrderByDescending(pin => pin.Region == region).FirstOrDefault();

    /// <summary>This lock with a pin added, in place of the one of the same release and region if there is one.</summary>
    public ImageLock With(ImagePin pin) => new(pins.SetItem(pin.Key, pin));

    /// <summary>This lock without the pin of a release and region.</summary>
    public ImageLock Without(PinKey key) => new(pins.Remove(key));

    /// <summary>
    /// Decides which image a pool uses: <c>os.imageId</c> of the program; otherwise the pin of the release in the region; otherwise the
    /// image of the release in the table of releases. Nothing asks the cloud for the newest image.
    /// </summary>
    /// <param name="version">The release that the program names; null when it is not known.</param>
    /// <param name="imageId">The image that the program names; null when it names none.</param>
    /// <param name="region">The region of the pool.</param>
    public ImageResolution Resolve(OsVersion? version, string? imageId, string region)
    {
        var pin = version is { } pinned ? Find(pinned, region) : null;
        return (imageId, pin, version) switch
        {
            ({ } image, _, _) => new(image, ImageSource.Program, pin?.ImageId == image ? pin : FindImage(image, region)),
            (null, { } locked, _) => new(locked.ImageId, ImageSource.Lock, locked),
            (null, null, { } release) when ContainerOsReleases.Find(release)?.ImageId is { } published => new(
                published,
                ImageSource.Releases,
                null
            ),
            _ => new(null, ImageSource.None, null),
        };
    }
}

/// <summary>Which image a pool uses, and what decided it.</summary>
/// <param name="ImageId">The image; null when nothing names one.</param>
/// <param name="Source">What decided it.</param>
/// <param name="Pin">The pin of the image; null when the lock has none.</param>
public sealed record ImageResolution(string? ImageId, ImageSource Source, ImagePin? Pin);

/// <summary>What decides which image a pool uses.</summary>
public enum ImageSource
{
    /// <summary>Nothing names an image for the release.</summary>
    None,

    /// <summary><c>os.imageId</c> of the program.</summary>
    Program,

    /// <summary>The lock file.</summary>
    Lock,

    /// <summary>The table of releases that is compiled in.</summary>
    Releases,
}
