using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Cli.Pins;

/// <summary>The releases that pins can be made from: the table that is compiled in, extended by release files.</summary>
internal sealed class ReleaseCatalog
{
    private readonly SortedDictionary<OsVersion, (ContainerOsRelease Release, string From)> releases = [];

    /// <summary>Reads the catalog.</summary>
    /// <param name="files">Release files; the last one wins.</param>
    internal ReleaseCatalog(IReadOnlyList<string> files)
    {
        foreach (var release in ContainerOsReleases.All)
        {
            releases[release.Version] = (release, PinOrigin.Releases);
        }

        foreach (var file in files)
        {
            var content = LockFileStore.ReadReleases(file);
            foreach (var release in content.Releases)
            {
                releases[release.Version] = (release, $"{Path.GetFileName(file)} ({content.Source}, {content.Date:yyyy-MM-dd})");
            }
        }
    }

    /// <summary>All releases, oldest first.</summary>
    internal IEnumerable<ContainerOsRelease> All => releases.Values.Select(entry => entry.Release);

    /// <summary>The newest release with an image that was released at least some time ago; null when there is none.</summary>
    internal ContainerOsRelease? FindNewest(DateOnly latest) =>
        All.LastOrDefault(release => release.ImageId is not null && DateOnly.TryParse(release.Released, out var day) && day <= latest);

    /// <summary>A release and where it comes from; null when it is not known.</summary>
    internal (ContainerOsRelease Release, string From)? Find(OsVersion version) =>
        releases.TryGetValue(version, out var entry) ? entry : null;

    /// <summary>The releases after one and up to another.</summary>
    internal IEnumerable<ContainerOsRelease> Between(OsVersion after, OsVersion upTo) =>
        All.Where(release => release.Version > after && release.Version <= upTo);
}
