using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Bootstrap containers and their steps.</summary>
internal static class BootstrapSchema
{
    /// <summary>The schema of <c>FileStep</c>.</summary>
    internal static ObjectType File { get; } =
        new(
            "FileStep",
            "Writes a file.",
            [
                new("path", PropertyType.Text, "Absolute path.") { Required = true },
                new("content", PropertyType.Text, "The content; may be secret.") { Required = true },
                new("mode", PropertyType.Text, "Octal mode; default 0644."),
            ]
        );

    /// <summary>The schema of <c>SystemdUnitStep</c>.</summary>
    internal static ObjectType SystemdUnit { get; } =
        new(
            "SystemdUnitStep",
            "Installs a systemd unit.",
            [
                new("name", PropertyType.Text, "The name of the unit, with its suffix.") { Required = true },
                new("content", PropertyType.Text, "The unit file; may be secret.") { Required = true },
                new("enable", PropertyType.Boolean, "Whether the unit is enabled; default true."),
                new("start", PropertyType.Boolean, "Whether the unit is started; default true."),
            ]
        );

    /// <summary>The schema of <c>BootstrapStep</c>.</summary>
    internal static ObjectType Step { get; } =
        new(
            "BootstrapStep",
            "One step. Exactly one of its properties must be set.",
            [
                new("file", File, "Writes a file."),
                new("systemdUnit", SystemdUnit, "Installs a systemd unit."),
                new("sysctl", PropertyType.MapOf(PropertyType.Text), "Sets kernel parameters."),
                new("kernelModules", PropertyType.ListOf(PropertyType.Text), "Loads kernel modules."),
                new("kubeletArgs", PropertyType.ListOf(PropertyType.Text), "Adds kubelet flags; in phase afterJoin only."),
                new("script", PropertyType.Text, "A shell script, checked by the linter; may be secret."),
            ]
        );

    /// <summary>The schema of <c>BootstrapContainer</c>.</summary>
    internal static ObjectType Container { get; } =
        new(
            "BootstrapContainer",
            "A container that runs its steps once at node initialisation and then exits.",
            [
                new("name", PropertyType.Text, "The name, unique in the pool.") { Required = true },
                new("phase", EnumType.Of(PoolTerms.BootstrapPhases), "When it runs.") { Required = true },
                new("steps", PropertyType.ListOf(Step), "The steps, in order.") { Required = true },
            ]
        );
}
