namespace ContainerOS.Model.Versions;

/// <summary>A Kubernetes version as ACK writes it: <c>1.34.1-aliyun.1</c>, <c>1.34.1</c> or <c>1.34</c>.</summary>
/// <param name="Major">First part.</param>
/// <param name="Minor">Second part.</param>
/// <param name="Patch">Third part; 0 when it is not written.</param>
/// <param name="Suffix">The vendor's build, such as <c>aliyun.1</c>; empty when it is not written.</param>
public readonly record struct KubernetesVersion(int Major, int Minor, int Patch, string Suffix) : IComparable<KubernetesVersion>
{
    /// <summary>Whether only the minor version is written: <c>1.34</c> names every patch of it.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Parses a version, with or without a leading <c>v</c>; null when the text is not a version.</summary>
    public static KubernetesVersion? Parse(string text)
    {
        var (numbers, suffix) = text.TrimStart('v').Split('-', 2) switch
        {
            [var head, var tail] => (head, tail),
            var parts => (parts[0], string.Empty),
        };
        return VersionParts.Parse(numbers) is [var major, var minor, .. var rest] && rest.Length <= 1
            ? new KubernetesVersion(major, minor, rest is [var patch] ? patch : 0, suffix) { IsMinor = rest is [] }
            : null;
    }

    /// <summary>
    /// Whether a version that someone has written is this one. What is not written is any: <c>1.34</c> and <c>1.34.1</c> name
    /// <c>1.34.1-aliyun.1</c>.
    /// </summary>
    /// <param name="written">The version of a program, or of an option.</param>
    public bool IsNamedBy(KubernetesVersion written) =>
        (Major, Minor) == (written.Major, written.Minor)
        && (written.IsMinor || Patch == written.Patch)
        && (written.Suffix.Length == 0 || Suffix == written.Suffix);

    /// <summary>The same for texts; texts that are not versions are only named by themselves.</summary>
    /// <param name="written">The version of a program, or of an option.</param>
    /// <param name="present">The version that a cluster or its nodes have, in the words of ACK.</param>
    public static bool IsNamed(string written, string present) =>
        written == present || (Parse(written) is { } wanted && Parse(present) is { } has && has.IsNamedBy(wanted));

    /// <summary>Whether this version has the given minor version or a later one.</summary>
    public bool IsAtLeast(int major, int minor) => (Major, Minor).CompareTo((major, minor)) >= 0;

    /// <summary>Compares the numbers; the vendor's build is ignored.</summary>
    public int CompareTo(KubernetesVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version is older or the same.</summary>
    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version is newer or the same.</summary>
    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The version as ACK writes it.</summary>
    public override string ToString() =>
        (IsMinor ? $"{Major}.{Minor}" : $"{Major}.{Minor}.{Patch}") + (Suffix is "" or null ? string.Empty : $"-{Suffix}");
}
