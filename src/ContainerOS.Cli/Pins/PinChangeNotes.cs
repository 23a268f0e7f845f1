using ContainerOS.Locks;
using ContainerOS.Model.Locks;

namespace ContainerOS.Cli.Pins;

/// <summary>Explains a change of a lock: what differs in a pin, or how an added release differs from the one before.</summary>
/// <param name="catalog">The releases.</param>
/// <param name="before">The lock before.</param>
internal sealed class PinChangeNotes(ReleaseCatalog catalog, ImageLock before)
{
    /// <summary>The notes of a change, one a line.</summary>
    internal IEnumerable<string> Of(PinChange change) =>
        change switch
        {
            { Old: null, New: { } added } => OfAdded(added),
            { New: null } => [],
            _ => change.Members.Select(member => $"{member.Member}: {member.Old ?? "(none)"} -> {member.New ?? "(none)"}"),
        };

    private IEnumerable<string> OfAdded(ImagePin added) =>
        before.Pins.LastOrDefault(pin => pin.Region == added.Region && pin.Version < added.Version) is { } older
            ? ReleaseText.Lines(catalog, older.Version, added.Version).Prepend($"after {older.Version}:")
            : [];
}
