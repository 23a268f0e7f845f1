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
            new FileStep(),
            [
                Property<FileStep>.Value(
                    "path",
                    Kinds.Text,
                    "Absolute path.",
                    file => file.Path,
                    (file, value) => file with { Path = value }
                ) with
                {
                    Required = true,
                },
                Property<FileStep>.Value(
                    "content",
                    Kinds.Text,
                    "The content; may be secret.",
                    file => file.Content,
                    (file, value) => file with { Content = value }
                ) with
                {
                    Required = true,
                },
                Property<FileStep>.Value(
                    "mode",
                    Kinds.Text,
                    "Octal mode; default 0644.",
                    file => file.Mode,
                    (file, value) => file with { Mode = value }
                ),
            ]
        );

    /// <summary>The properties of <c>SystemdUnitStep</c>.</summary>
    internal static ObjectType<SystemdUnitStep> SystemdUnit { get; } =
        new(
            "SystemdUnitStep",
            "Installs a systemd unit.",
            new SystemdUnitStep(),
            [
                Property<SystemdUnitStep>.Value(
                    "name",
                    Kinds.Text,
                    "The name of the unit, with its suffix.",
                    unit => unit.Name,
                    (unit, value) => unit with { Name = value }
                ) with
                {
                    Required = true,
                },
                Property<SystemdUnitStep>.Value(
                    "content",
                    Kinds.Text,
                    "The unit file; may be secret.",
                    unit => unit.Content,
                    (unit, value) => unit with { Content = value }
                ) with
                {
                    Required = true,
                },
                Property<SystemdUnitStep>.Value(
                    "enable",
                    Kinds.Boolean,
                    "Whether the unit is enabled; default true.",
                    unit => unit.Enable,
                    (unit, value) => unit with { Enable = value }
                ),
                Property<SystemdUnitStep>.Value(
                    "start",
                    Kinds.Boolean,
                    "Whether the unit is started; default true.",
                    unit => unit.Start,
                    (unit, value) => unit with { Start = value }
                ),
            ]
        );

    /// <summary>The properties of <c>BootstrapStep</c>.</summary>
    internal static ObjectType<BootstrapStep> Step { get; } =
        new(
            "BootstrapStep",
            "One step. Exactly one of its properties must be set.",
            new BootstrapStep(),
            [
                Property<BootstrapStep>.Value(
                    "file",
                    Kinds.Object(File),
                    "Writes a file.",
                    step => step.File,
                    (step, value) => step with { File = value }
                ),
                Property<BootstrapStep>.Value(
                    "systemdUnit",
                    Kinds.Object(SystemdUnit),
                    "Installs a systemd unit.",
                    step => step.SystemdUnit,
                    (step, value) => step with { SystemdUnit = value }
                ),
                Property<BootstrapStep>.Map(
                    "sysctl",
                    Kinds.Text,
                    "Sets kernel parameters.",
                    step => step.Sysctl,
                    (step, value) => step with { Sysctl = value }
                ),
                Property<BootstrapStep>.List(
                    "kernelModules",
                    Kinds.Text,
                    "Loads kernel modules, in order.",
                    step => step.KernelModules,
                    (step, value) => step with { KernelModules = value }
                ),
                Property<BootstrapStep>.List(
                    "kubeletArgs",
                    Kinds.Text,
                    "Adds kubelet flags; in phase afterJoin only.",
                    step => step.KubeletArgs,
                    (step, value) => step with { KubeletArgs = value }
                ),
                Property<BootstrapStep>.Value(
                    "script",
                    Kinds.Text,
                    "A shell script, checked by the linter; may be secret.",
                    step => step.Script,
                    (step, value) => step with { Script = value }
                ),
            ]
        )
        {
            IsExactlyOne = true,
        };

    /// <summary>The properties of <c>BootstrapContainer</c>.</summary>
    internal static ObjectType<BootstrapContainer> Container { get; } =
        new(
            "BootstrapContainer",
            "A container that runs its steps once at node initialisation and then exits.",
            new BootstrapContainer(),
            [
                Property<BootstrapContainer>.Value(
                    "name",
                    Kinds.Text,
                    "The name, unique in the pool.",
                    container => container.Name,
                    (container, value) => container with { Name = value }
                ) with
                {
                    Required = true,
                },
                Property<BootstrapContainer>.Value(
                    "phase",
                    Kinds.Enum(PoolTerms.BootstrapPhases),
                    "When it runs.",
                    container => container.Phase,
                    (container, value) => container with { Phase = value }
                ) with
                {
                    Required = true,
                },
                Property<BootstrapContainer>.List(
                    "steps",
                    Kinds.Object(Step),
                    "The steps, in order.",
                    container => container.Steps,
                    (container, value) => container with { Steps = value }
                ) with
                {
                    Required = true,
                },
            ]
        );
}
