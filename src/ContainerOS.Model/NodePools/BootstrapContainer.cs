using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>A container that runs steps once when a node is initialized, and then exits.</summary>
public sealed record BootstrapContainer
{
    /// <summary>Its name, unique in the pool.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>When it runs.</summary>
    public Value<BootstrapPhase>? Phase { get; init; }

    /// <summary>Its steps, in order.</summary>
    public ValueList<BootstrapStep>? Steps { get; init; }
}

/// <summary>One step of a bootstrap container. Exactly one member must be set.</summary>
public sealed record BootstrapStep
{
    /// <summary>Writes a file.</summary>
    public Value<FileStep>? File { get; init; }

    /// <summary>Installs a systemd unit.</summary>
    public Value<SystemdUnitStep>? SystemdUnit { get; init; }

    /// <summary>Sets kernel parameters.</summary>
    public ValueMap<string>? Sysctl { get; init; }

    /// <summary>Loads kernel modules.</summary>
    public ValueList<string>? KernelModules { get; init; }

    /// <summary>Adds kubelet flags; only in the phase <see cref="BootstrapPhase.AfterJoin"/>.</summary>
    public ValueList<string>? KubeletArgs { get; init; }

    /// <summary>A shell script.</summary>
    public Value<string>? Script { get; init; }

    /// <summary>The names of the members that are set, in the order of the documentation.</summary>
    public IReadOnlyList<string> Kinds =>
        [
            .. new (string Name, bool Given)[]
            {
                ("file", File is not null),
                ("systemdUnit", SystemdUnit is not null),
                ("sysctl", Sysctl is not null),
                ("kernelModules", KernelModules is not null),
                ("kubeletArgs", KubeletArgs is not null),
                ("script", Script is not null),
            }
                .Where(member => member.Given)
                .Select(member => member.Name),
        ];
}

/// <summary>A file that a bootstrap container writes.</summary>
public sealed record FileStep
{
    /// <summary>Absolute path.</summary>
    public Value<string>? Path { get; init; }

    /// <summary>The content; may be secret.</summary>
    public Value<string>? Content { get; init; }

    /// <summary>Octal mode such as <c>0644</c>, the default.</summary>
    public Value<string>? Mode { get; init; }
}

/// <summary>A systemd unit that a bootstrap container installs.</summary>
public sealed record SystemdUnitStep
{
    /// <summary>The unit's name, with its suffix.</summary>
    public Value<string>? Name { get; init; }

    /// <summary>The unit file; may be secret.</summary>
    public Value<string>? Content { get; init; }

    /// <summary>Whether the unit is enabled. Defaults to true.</summary>
    public Value<bool>? Enable { get; init; }

    /// <summary>Whether the unit is started. Defaults to true.</summary>
    public Value<bool>? Start { get; init; }
}
