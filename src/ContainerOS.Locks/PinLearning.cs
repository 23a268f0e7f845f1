using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using Newtonsoft.Json;

namespace ContainerOS.Locks;

/// <summary>Makes pins from the table of releases, a release file, or what the cloud returned.</summary>
public static partial class PinLearning
{
    /// <summary>The pin of a release whose image is published.</summary>
    /// <param name="release">The release.</param>
    /// <param name="region">The region. Public images have the same id in all regions (inferred).</param>
    /// <param name="origin">When the pin is made, and from which table.</param>
    /// <exception cref="ArgumentException">The release has no published image.</exception>
    public static ImagePin FromRelease(ContainerOsRelease release, string region, PinOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(release);
        var image =
            release.ImageId ?? throw new ArgumentException($"the image of ContainerOS {release.Version} is not published", nameof(release));
        var digest = Digest(
            ("imageId", image),
            ("version", release.Version.ToString()),
            ("kernel", release.Kernel),
            ("containerd", release.Containerd),
            ("kubernetes", release.MinKubernetesMinor?.ToString(CultureInfo.InvariantCulture))
        );
        return Describe(new ImagePin(release.Version, region, image, origin, digest) { Architecture = "x86_64" }, release);
    }

    /// <summary>The pin of an image that the cloud returned.</summary>
    /// <param name="version">The release.</param>
    /// <param name="region">The region that was asked.</param>
    /// <param name="image">What ACK and ECS returned.</param>
    /// <param name="when">The time of the replies.</param>
    public static ImagePin FromCloud(OsVersion version, string region, CloudImage image, DateTimeOffset when)
    {
        ArgumentNullException.ThrowIfNull(image);
        var pin = new ImagePin(version, region, image.ImageId, new PinOrigin(when, PinOrigin.Cloud), Digest(image))
        {
            ImageName = image.Name,
            Architecture = image.Architecture,
        };
        return Describe(pin, ContainerOsReleases.Find(version) is { } known && known.ImageId == image.ImageId ? known : null);
    }

    /// <summary>The digest of what the cloud returns for an image: it changes when the image's metadata does.</summary>
    public static string Digest(CloudImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Digest(
            ("imageId", image.ImageId),
            ("name", image.Name),
            ("architecture", image.Architecture),
            ("owner", image.Owner),
            ("size", image.SizeGiB?.ToString(CultureInfo.InvariantCulture)),
            ("created", image.Created)
        );
    }

    /// <summary>The day in an image id such as <c>lifsea_3_x64_5G_alibase_20251101.qcow2</c>; null when there is none.</summary>
    /// <remarks>That it is the day of the build is inferred from the ids: it can be later than the published release date.</remarks>
    public static DateOnly? BuildDay(string imageId) =>
        BuildDayForm().Match(imageId) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups[1].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static ImagePin Describe(ImagePin pin, ContainerOsRelease? release) =>
        pin with
        {
            ImageName = pin.ImageName ?? (release is null ? null : $"ContainerOS {release.Version}"),
            MinKubernetes = release?.MinKubernetesMinor is { } minor ? new KubernetesVersion(1, minor, 0, string.Empty) : null,
            Containerd = release?.Containerd,
            Kernel = release?.Kernel,
            Built = BuildDay(pin.ImageId),
        };

    private static string Digest(params IEnumerable<(string Name, string? Value)> members)
    {
        var text = string.Join(
            '\n',
            members.Where(member => member.Value is not null).Select(member => $"{member.Name}={JsonConvert.ToString(member.Value)}")
        );
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [GeneratedRegex(@"_(\d{8})\.[a-z0-9]+\z")]
    private static partial Regex BuildDayForm();
}

/// <summary>An image as the cloud describes it.</summary>
/// <param name="ImageId">The id.</param>
/// <param name="Name">The name; null when it was not returned.</param>
/// <param name="Architecture">The architecture, such as <c>x86_64</c>; null when it was not returned.</param>
/// <param name="Owner">The alias of the owner; the vendor's images have <c>system</c>. Null when it was not returned.</param>
/// <param name="SizeGiB">The size in GiB; null when it was not returned.</param>
/// <param name="Created">When it was created, as the API writes it; null when it was not returned.</param>
/// <param name="Status">Its status, such as <c>Available</c>; null when it was not returned. It is not part of the digest.</param>
public sealed record CloudImage(
    string ImageId,
    string? Name,
    string? Architecture,
    string? Owner,
    int? SizeGiB,
    string? Created,
    string? Status
);
