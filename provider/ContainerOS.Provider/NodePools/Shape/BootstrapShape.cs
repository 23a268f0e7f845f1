using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Bootstrap containers and their steps. They become the two user data scripts of a pool.</summary>
internal static class BootstrapShape
{
    /// <summary>The properties of <c>FileStep</c>.</summary>
    internal static ObjectType<FileStep> File { get; } =
        new(
            "FileStep",
            "Writes a file.",
            [
                Property<FileStep>.Value("path", Kinds.Text, "Absolute path.", file => file.Path) with
                {
                    Required = true,
                },
                Property<FileStep>.Value("content", Kinds.Text, "The content; may be secret.", file => file.Content) with
                {
                    Required = true,
                },
                Property<FileStep>.Value("mode", Kinds.Text, "Octal mode; default 0644.", file => file.Mode),
            ]
        );

    /// <summary>The properties of <c>SystemdUnitStep</c>.</summary>
    internal static ObjectType<SystemdUnitStep> SystemdUnit { get; } =
        new(
            "SystemdUnitStep",
            "Installs a systemd unit.",
            [
                Property<SystemdUnitStep>.Value("name", Kinds.Text, "The name of the unit, with its suffix.", unit => unit.Name) with
                {
                    Required = true,
                },
                Property<SystemdUnitStep>.Value("content", Kinds.Text, "The unit file; may be secret.", unit => unit.Content) with
                {
                    Required = true,
                },
                Property<SystemdUnitStep>.Value("enable", Kinds.Boolean, "Whether the unit is enabled; default true.", unit => unit.Enable),
                Property<SystemdUnitStep>.Value("start", Kinds.Boolean, "Whether the unit is started; default true.", unit => unit.Start),
            ]
        );

    /// <summary>The properties of <c>BootstrapStep</c>.</summary>
    internal static ObjectType<BootstrapStep> Step { get; } =
        new(
            "BootstrapStep",
            "One step. Exactly one of its properties must be set.",
            [
                Property<BootstrapStep>.Value("file", Kinds.Object(File), "Writes a file.", step => step.File),
                Property<BootstrapStep>.Value(
                    "systemdUnit",
                    Kinds.Object(SystemdUnit),
                    "Installs a systemd unit.",
                    step => step.SystemdUnit
                ),
                Property<BootstrapStep>.Map("sysctl", Kinds.Text, "Sets kernel parameters.", step => step.Sysctl),
                Property<BootstrapStep>.List("kernelModules", Kinds.Text, "Loads kernel modules, in order.", step => step.KernelModules),
                Property<BootstrapStep>.List(
                    "kubeletArgs",
                    Kinds.Text,
                    "Adds kubelet flags; in phase afterJoin only.",
                    step => step.KubeletArgs
                ),
                Property<BootstrapStep>.Value(
                    "script",
                    Kinds.Text,
                    "A shell script, checked by the linter; may be secret.",
                    step => step.Script
                ),
            ]
        )
        {
            Alternatives = new(["file", "systemdUnit", "sysctl", "kernelModules", "kubeletArgs", "script"], IsRequired: true),
        };

    /// <summary>The properties of <c>BootstrapContainer</c>.</summary>
    internal static ObjectType<BootstrapContainer> Container { get; } =
        new(
            "BootstrapContainer",
            "A container that runs its steps once at node initialisation and then exits.",
            [
                Property<BootstrapContainer>.Value("name", Kinds.Text, "The name, unique in the pool.", container => container.Name) with
                {
                    Required = true,
                },
                Property<BootstrapContainer>.Value(
                    "phase",
                    Kinds.Enum(PoolTerms.BootstrapPhases),
                    "When it runs.",
                    container => container.Phase
                ) with
                {
                    Required = true,
                },
                Property<BootstrapContainer>.List("steps", Kinds.Object(Step), "The steps, in order.", container => container.Steps) with
                {
                    Required = true,
                },
            ]
        );
}
