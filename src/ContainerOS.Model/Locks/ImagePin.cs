using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Locks;

/// <summary>One line of a lock file: the image of a ContainerOS release in a region, and what was known of it when it was pinned.</summary>
/// <param name="Version">The release.</param>
/// <param name="Region">The region, such as <c>cn-hangzhou</c>.</param>
/// <param name="ImageId">The id of the image.</param>
/// <param name="Learnt">When and from where the pin was made.</param>
/// <param name="Digest">
/// The digest of the metadata that the pin was made from, as <see cref="Learnt"/> saw it: <c>sha256:</c> and 64 hexadecimal digits.
/// </param>
public sealed record ImagePin(OsVersion Version, string Region, string ImageId, PinOrigin Learnt, string Digest)
{
    /// <summary>The name of the image; null when it is not known.</summary>
    public string? ImageName { get; init; }

    /// <summary>The architecture as ECS names it, such as <c>x86_64</c>; null when it is not known.</summary>
    public string? Architecture { get; init; }

    /// <summary>The minimum Kubernetes version, such as <c>1.31</c>; null when it is not known.</summary>
    public KubernetesVersion? MinKubernetes { get; init; }

    /// <summary>The version of containerd; null when it is not known.</summary>
    public string? Containerd { get; init; }

    /// <summary>The kernel; null when it is not known.</summary>
    public string? Kernel { get; init; }

    /// <summary>The day the image was built; null when it is not known.</summary>
    public DateOnly? Built { get; init; }

    /// <summary>Why the image must not be used any more; null for an image that may be used.</summary>
    public PinRevocation? Revoked { get; init; }

    /// <summary>Why a rollout to the image was given up; null when none was.</summary>
    public PinQuarantine? Quarantined { get; init; }

    /// <summary>
    /// Members of the line that this version of the reader does not know, by name, as JSON. They are written back unchanged.
    /// </summary>
    public IReadOnlyDictionary<string, string> OtherMembers { get; init; } = new Dictionary<string, string>();

    /// <summary>The release and the region, which identify a pin.</summary>
    public PinKey Key => new(Version, Region);
}

/// <summary>The release and the region of a pin. A lock file has at most one pin for each, and is sorted by them.</summary>
/// <param name="Version">The release.</param>
/// <param name="Region">The region.</param>
public readonly record struct PinKey(OsVersion Version, string Region) : IComparable<PinKey>
{
    /// <summary>Compares by release, then by region.</summary>
    public int CompareTo(PinKey other) =>
        Version.CompareTo(other.Version) is not 0 and var order ? order : string.CompareOrdinal(Region, other.Region);

    /// <summary>Whether the left key comes first.</summary>
    public static bool operator <(PinKey left, PinKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left key comes last.</summary>
    public static bool operator >(PinKey left, PinKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left key comes first or is the same.</summary>
    public static bool operator <=(PinKey left, PinKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left key comes last or is the same.</summary>
    public static bool operator >=(PinKey left, PinKey right) => left.CompareTo(right) >= 0;

    /// <summary><c>3.6.1 in cn-hangzhou</c>.</summary>
    public override string ToString() => $"{Version} in {Region}";
}

/// <summary>When and from where a pin was made.</summary>
/// <param name="When">The time, to the second.</param>
/// <param name="From">
/// The source: <see cref="Releases"/> for the table compiled into this program, <see cref="Cloud"/> for what ACK and ECS returned, or the
/// name of a release file.
/// </param>
public sealed record PinOrigin(DateTimeOffset When, string From)
{
    /// <summary>The table of releases that is compiled in.</summary>
    public const string Releases = "releases";

    /// <summary>The replies of ACK (DescribeKubernetesVersionMetadata) and ECS (DescribeImages).</summary>
    public const string Cloud = "cloud";
}

/// <summary>A pinned image that must not be used any more.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Use">The release to use instead; null when there is none yet.</param>
public sealed record PinRevocation(string Why, OsVersion? Use);

/// <summary>A pinned image that a rollout was given up for. Rollouts write it.</summary>
/// <param name="Why">What happened.</param>
/// <param name="Evidence">Where to read more: a task, a report; null when there is nothing.</param>
public sealed record PinQuarantine(string Why, string? Evidence);
