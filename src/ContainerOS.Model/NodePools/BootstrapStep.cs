using ContainerOS.Model.Values;

namespace ContainerOS.Model.NodePools;

/// <summary>One step of a bootstrap container: exactly one of its members is given.</summary>
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

    /// <summary>Adds kubelet flags; after join only.</summary>
    public ValueList<string>? KubeletArgs { get; init; }

    /// <summary>Free shell text.</summary>
    public Value<string>? Script { get; init; }

    /// <summary>The names of the members that are given, in the order of the docs.</summary>
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
