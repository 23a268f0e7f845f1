using ContainerOS.Model.Locks;

namespace ContainerOS.Cli.Pins;

/// <summary>Whether a pin may be used.</summary>
internal static class PinState
{
    /// <summary>The state in words: usable, or revoked or quarantined with the reason.</summary>
    internal static string Describe(ImagePin pin) =>
        pin switch
        {
            { Revoked: { } revoked } => $"revoked: {revoked.Why}" + (revoked.Use is { } use ? $"; use {use}" : string.Empty),
            { Quarantined: { } quarantined } => $"quarantined: {quarantined.Why}",
            _ => "usable",
        };
}
