namespace ContainerOS.Model.Versions;

/// <summary>A ContainerOS release number such as <c>3.6.1</c>. <c>3.3</c> is a release and equals <c>3.3.0</c>.</summary>
/// <param name="Major">First part.</param>
/// <param name="Minor">Second part.</param>
/// <param name="Patch">Third part; 0 when it is not written.</param>
public readonly record struct OsVersion(int Major, int Minor, int Patch) : IComparable<OsVersion>
{
    /// <summary>Parses <c>major.minor</c> or <c>major.minor.patch</c>; null for any other text.</summary>
    public static OsVersion? Parse(string text) =>
        VersionParts.Parse(text) is [var major, var minor, .. var rest] && rest.Length <= 1
            ? new OsVersion(major, minor, rest is [var patch] ? patch : 0)
            : null;

    /// <inheritdoc/>
    public int CompareTo(OsVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether the left release is older.</summary>
    public static bool operator <(OsVersion left, OsVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left release is newer.</summary>
    public static bool operator >(OsVersion left, OsVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left release is older or the same.</summary>
    public static bool operator <=(OsVersion left, OsVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left release is newer or the same.</summary>
    public static bool operator >=(OsVersion left, OsVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The release with all three parts.</summary>
    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
