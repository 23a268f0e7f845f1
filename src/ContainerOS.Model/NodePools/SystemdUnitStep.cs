using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A systemd unit that a bootstrap container installs.</summary>
public sealed record SystemdUnitStep
{
    /// <summary>The unit's name, with its suffix.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>The unit file; may be secret.</summary>
    public Value<string>? Content { get; init; }

    /// <summary>Whether the unit is enabled; true when not given.</summary>
    public Value<bool>? Enable { get; init; }

    /// <summary>Whether the unit is started; true when not given.</summary>
    public Value<bool>? Start { get; init; }
}
