namespace ContainerOS.Cli.Runs;

/// <summary>A property that differs between what is and what is wanted.</summary>
/// <param name="Path">The property's path.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Replaces">Whether it makes the resource be replaced.</param>
/// <param name="Before">Its value as text, secrets hidden; null when not known.</param>
/// <param name="After">Its value to be, as text, secrets hidden; null when not known.</param>
internal sealed record PropertyChange(string Path, ChangeKind Kind, bool Replaces, string? Before, string? After);
