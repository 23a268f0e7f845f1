using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Locks.Tests;

/// <summary>The pins that tests start from.</summary>
internal static class Pins
{
    internal static DateTimeOffset Noon { get; } = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    internal static ImagePin Of(string version, string region = "cn-hangzhou") =>
        PinLearning.FromRelease(
            ContainerOsReleases.Find(OsVersion.Parse(version)!.Value)!,
            region,
            new PinOrigin(Noon, PinOrigin.Releases)
        );

    internal static ImageLock Lock(params IEnumerable<ImagePin> pins) => pins.Aggregate(ImageLock.Empty, (all, pin) => all.With(pin));
}
