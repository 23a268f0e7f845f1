using ContainerOS.Model.Locks;

namespace ContainerOS.Locks;

/// <summary>Compares two locks.</summary>
public static class LockComparison
{
    /// <summary>The pins that differ, sorted by release and region.</summary>
    public static IReadOnlyList<PinChange> Between(ImageLock old, ImageLock now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        return
        [
            .. old
                .Pins.Concat(now.Pins)
                .Select(pin => pin.Key)
                .Distinct()
                .Order()
                .Select(key => new PinChange(key, old.Find(key.Version, key.Region), now.Find(key.Version, key.Region)))
                .Where(change => change.Old is null || change.New is null || change.Members.Count > 0),
        ];
    }
}

/// <summary>A pin that differs between two locks.</summary>
/// <param name="Key">The release and region.</param>
/// <param name="Old">The pin before; null when it was added.</param>
/// <param name="New">The pin after; null when it was removed.</param>
public sealed record PinChange(PinKey Key, ImagePin? Old, ImagePin? New)
{
    /// <summary>The members that differ, with their values before and after; empty for a pin that was added or removed.</summary>
    public IReadOnlyList<(string Member, string? Old, string? New)> Members =>
        Old is null || New is null
            ? []
            :
            [
                .. Texts(Old)
                    .Zip(Texts(New), (old, now) => (Member: old.Name, Old: old.Text, New: now.Text))
                    .Where(member => member.Old != member.New),
            ];

    private static (string Name, string? Text)[] Texts(ImagePin pin) =>
        [
            ("imageId", pin.ImageId),
            ("imageName", pin.ImageName),
            ("architecture", pin.Architecture),
            ("kubernetes", pin.MinKubernetes is { } minimum ? $"{minimum.Major}.{minimum.Minor}" : null),
            ("containerd", pin.Containerd),
            ("kernel", pin.Kernel),
            ("built", pin.Built?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            ("digest", pin.Digest),
            ("revoked", pin.Revoked is { } revoked ? revoked.Why + (revoked.Use is { } use ? $" (use {use})" : string.Empty) : null),
            ("quarantined", pin.Quarantined?.Why),
        ];
}
