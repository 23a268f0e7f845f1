using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A systemd unit step.</summary>
/// <param name="Path">The property path of the step.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record LocatedUnit(PoolPropertyPath Path, SystemdUnitStep Unit, bool IsSecret)
{
    /// <summary>The property path of its name.</summary>
    internal PoolPropertyPath NameProperty => Path + ".systemdUnit.name";

    /// <summary>The property path of its file.</summary>
    internal PoolPropertyPath ContentProperty => Path + ".systemdUnit.content";

    /// <summary>The property path of whether it is enabled.</summary>
    internal PoolPropertyPath EnableProperty => Path + ".systemdUnit.enable";

    /// <summary>Whether nothing of the unit file may be quoted.</summary>
    internal bool IsContentSecret => IsSecret || Unit.Content is { IsSecret: true };

    /// <summary>The unit of a step; null where there is none, or none that is known.</summary>
    internal static LocatedUnit? Create(LocatedStep step, RuleContext context) =>
        step.Step.SystemdUnit is { } unit && context.TryGetKnown(unit, step.Path + ".systemdUnit", out var content)
            ? new LocatedUnit(step.Path, content, step.IsSecret || unit.IsSecret)
            : null;
}
