using System.Globalization;
using ContainerOS.Locks;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Locks;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools;
using ContainerOS.Shared;

namespace ContainerOS.Provider.Lookups;

/// <summary>Decides which image a pool uses, with the lock file of the program. The file is read once.</summary>
/// <param name="settings">The settings of the lock file.</param>
/// <param name="region">The region.</param>
/// <param name="time">The clock, for the age of pins.</param>
internal sealed class LockedImages(LockSettings settings, string region, TimeProvider time)
{
    private static readonly Lock Writing = new();

    private ImageLock pins = settings.Read().Lock ?? ImageLock.Empty;

    /// <summary>Whether the program has a lock file.</summary>
    internal bool HasLockFile => settings.File is not null;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>The image of a pool: that of the program, of its pin, or of the table of releases.</summary>
    internal ImageResolution Resolve(OsPin? pin) =>
        pin switch
        {
            null or { ImageId.IsKnown: false } => new(null, ImageSource.None, null),
            { Version: { IsKnown: false } or null, ImageId: null } => new(null, ImageSource.None, null),
            _ => pins.Resolve(pin.Version is { IsKnown: true } version ? version.Content : null, pin.ImageId?.Content, region),
        };

    /// <summary>
    /// The image that the lock file pins for the release of a pool now, if it is not the one that the pool has: a release that was pinned
    /// again is a change of the pool, although its program is the same. Null otherwise.
    /// </summary>
    /// <param name="state">The state of the pool.</param>
    /// <param name="inputs">Its inputs.</param>
    internal string? FindRepinned(PropertyMap state, PropertyMap inputs) =>
        HasLockFile
        && state.Find("imageId")?.Unwrapped is PropertyString { Value: { Length: > 0 } present }
        && Resolve(NodePoolBinding.ReadOs(inputs)) is { Source: ImageSource.Lock, ImageId: { } pinned }
        && pinned != present
            ? pinned
            : null;

    /// <summary>The facts about the image of a pool that rules check.</summary>
    internal PinFacts FactsOf(OsPin? pin)
    {
        var resolution = Resolve(pin);
        var built = resolution.ImageId is { } image ? resolution.Pin?.Built ?? PinLearning.BuildDay(image) : null;
        return new PinFacts(resolution, region, settings.IsFrozen)
        {
            LockFile = Path.GetFileName(settings.File),
            AgeInDays = built is { } day ? (Today.DayNumber - day.DayNumber) : null,
            MaxAgeInDays = settings.MaxAgeInDays,
        };
    }

    /// <summary>What decided the image and how old that is, as a note of a preview; null when no image is resolved.</summary>
    internal string? Describe(OsPin? pin) =>
        Resolve(pin) switch
        {
            // An image or a release that is secret is not written.
            _ when pin?.Version?.IsSecret is true || pin?.ImageId?.IsSecret is true => null,
            { Source: ImageSource.Program, ImageId: { } image } => $"image {image}: os.imageId of the program",
            { Source: ImageSource.Lock, Pin: { } locked } => $"image {locked.ImageId}: pinned in {Path.GetFileName(settings.File)}, "
                + $"learnt {Age(locked.Learnt.When)} from {locked.Learnt.From}",
            { Source: ImageSource.Releases, ImageId: { } image } =>
                $"image {image}: table of releases of this version ({Model.Releases.ContainerOsReleases.Edition})"
                    + (settings.File is null ? string.Empty : $"; {Path.GetFileName(settings.File)} does not pin it"),
            _ => null,
        };

    /// <summary>
    /// Marks the pins of an image in the lock file, so that no program uses it again before a person has looked. A frozen file is not
    /// changed.
    /// </summary>
    /// <param name="imageId">The image.</param>
    /// <param name="why">Why.</param>
    /// <param name="evidence">Where it was seen.</param>
    /// <returns>What was done, for people; null if no pin has the image.</returns>
    internal string? Quarantine(string imageId, string why, string evidence)
    {
        if (settings.FullPath is not { } file)
        {
            return null; // A tag of the pool keeps the image from being tried on it again.
        }

        var name = Path.GetFileName(file);
        lock (Writing)
        {
            // Another pool or a person may have changed it since it was read.
            var now = settings.Read().Lock;
            var affected = now?.Pins.Where(pin => pin.ImageId == imageId && pin.Quarantined is null).ToList() ?? [];
            if (now is null || affected.Count == 0)
            {
                return null;
            }

            var keys = string.Join(", ", affected.Select(pin => pin.Key));
            if (settings.IsFrozen)
            {
                return $"{name} is frozen: mark {keys} as quarantined there";
            }

            var marked = affected.Aggregate(now, (all, pin) => all.With(pin with { Quarantined = new PinQuarantine(why, evidence) }));
            try
            {
                AtomicFile.Write(file, System.Text.Encoding.UTF8.GetBytes(LockFileWriter.Write(marked)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return $"{name} cannot be written ({exception.Message}): mark {keys} as quarantined there";
            }

            pins = marked;
            return $"{keys} is quarantined in {name}";
        }
    }

    private string Age(DateTimeOffset when) =>
        (int)(time.GetUtcNow() - when).TotalDays switch
        {
            <= 0 => "today",
            1 => "1 day ago",
            var days => $"{days} days ago",
        };
}

/// <summary>The settings of the lock file.</summary>
/// <param name="File">The file; null when the program has none.</param>
/// <param name="IsFrozen">Whether a release that the file does not pin is an error.</param>
/// <param name="MaxAgeInDays">The maximum age of an image in days; null for no limit.</param>
internal sealed record LockSettings(string? File, bool IsFrozen, int? MaxAgeInDays)
{
    /// <summary>No lock file.</summary>
    internal static LockSettings None { get; } = new(null, false, null);

    /// <summary>The directory that a relative <see cref="File"/> starts at.</summary>
    internal string Folder { get; init; } = string.Empty;

    /// <summary>The path of <see cref="File"/>, whatever the directory of the process is.</summary>
    internal string? FullPath => File is null ? null : Path.Combine(Folder, File);

    /// <summary>Resolves settings and environment variables.</summary>
    /// <param name="file">The setting <c>lockFile</c>; relative to the directory of the program, where engines start the provider.</param>
    /// <param name="frozen">The setting <c>frozen</c>.</param>
    /// <param name="maxAge">The setting <c>maxImageAge</c>.</param>
    /// <param name="environment">The environment variables.</param>
    internal static LockSettings Resolve(string? file, bool? frozen, int? maxAge, IEnvironment environment)
    {
        var named = environment.Get("CONTAINEROS_LOCK_FILE") ?? file;
        if (named is "")
        {
            return None; // A caller that reads programs regardless of their pins.
        }

        var folder = environment.Directory;
        var path = named ?? (System.IO.File.Exists(Path.Combine(folder, LockFileReader.FileName)) ? LockFileReader.FileName : null);
        var isFrozen =
            frozen
            ?? environment.Get("CONTAINEROS_FROZEN") switch
            {
                "1" or "true" => true,
                "0" or "false" => false,
                _ => path is not null && environment.Get("CI") is "1" or "true",
            };
        return new(path, isFrozen, maxAge) { Folder = folder };
    }

    /// <summary>Reads the file. A file that is missing or cannot be opened is a problem.</summary>
    internal LockFileContent Read()
    {
        if (FullPath is not { } path)
        {
            return new(ImageLock.Empty, []);
        }

        try
        {
            return LockFileReader.Read(RegularFile.ReadAllBytes(path, 4L * LockFileReader.MaxLength));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Problem(System.IO.File.Exists(path) ? exception.Message : "it does not exist");
        }

        LockFileContent Problem(string text) =>
            new(
                null,
                [
                    new(
                        0,
                        0,
                        string.Create(CultureInfo.InvariantCulture, $"the file cannot be read: {text}"),
                        "'containeros pins add' creates a lock file"
                    ),
                ]
            );
    }
}
