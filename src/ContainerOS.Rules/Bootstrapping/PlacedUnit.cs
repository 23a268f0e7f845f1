using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A systemd unit step.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record PlacedUnit(string Path, SystemdUnitStep Unit, bool IsSecret)
{
    /// <summary>Whether nothing of the unit file may be quoted.</summary>
    internal bool HidesContent => IsSecret || Unit.Content is { IsSecret: true };
}
