using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A systemd unit step.</summary>
/// <param name="Path">The property path of the step.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record PlacedUnit(PoolPath Path, SystemdUnitStep Unit, bool IsSecret)
{
    /// <summary>The property path of its name.</summary>
    internal PoolPath AtName => Path + ".systemdUnit.name";

    /// <summary>The property path of its file.</summary>
    internal PoolPath AtContent => Path + ".systemdUnit.content";

    /// <summary>The property path of whether it is enabled.</summary>
    internal PoolPath AtEnable => Path + ".systemdUnit.enable";

    /// <summary>Whether nothing of the unit file may be quoted.</summary>
    internal bool HidesContent => IsSecret || Unit.Content is { IsSecret: true };

    /// <summary>The unit of a step; null where there is none, or none that is known.</summary>
    internal static PlacedUnit? Of(PlacedStep step, Verdicts verdicts) =>
        step.Step.SystemdUnit is { } unit && verdicts.Knows(unit, step.Path + ".systemdUnit", out var content)
            ? new PlacedUnit(step.Path, content, step.IsSecret || unit.IsSecret)
            : null;
}
