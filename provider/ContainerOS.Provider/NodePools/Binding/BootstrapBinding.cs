using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Binding;

/// <summary>Converts bootstrap containers between inputs and the model.</summary>
internal static class BootstrapBinding
{
    /// <summary>Reads a container from its inputs.</summary>
    internal static BootstrapContainer ReadContainer(InputReader read) =>
        new()
        {
            Name = read.Text("name"),
            Phase = read.Enum("phase", PoolTerms.BootstrapPhases),
            Steps = read.Objects("steps", ReadStep),
        };

    private static BootstrapStep ReadStep(InputReader read) =>
        new()
        {
            File = read.Object("file", ReadFile),
            SystemdUnit = read.Object("systemdUnit", ReadSystemdUnit),
            Sysctl = read.TextMap("sysctl"),
            KernelModules = read.Texts("kernelModules"),
            KubeletArgs = read.Texts("kubeletArgs"),
            Script = read.Text("script"),
        };

    private static FileStep ReadFile(InputReader read) =>
        new()
        {
            Path = read.Text("path"),
            Content = read.Text("content"),
            Mode = read.Text("mode"),
        };

    private static SystemdUnitStep ReadSystemdUnit(InputReader read) =>
        new()
        {
            Name = read.Text("name"),
            Content = read.Text("content"),
            Enable = read.Boolean("enable"),
            Start = read.Boolean("start"),
        };

    /// <summary>Writes a container as inputs.</summary>
    internal static InputWriter WriteContainer(BootstrapContainer container) =>
        new InputWriter()
            .Text("name", container.Name)
            .Enum("phase", container.Phase, PoolTerms.BootstrapPhases)
            .Objects("steps", container.Steps, WriteStep);

    private static InputWriter WriteStep(BootstrapStep step) =>
        new InputWriter()
            .Object("file", step.File, WriteFile)
            .Object("systemdUnit", step.SystemdUnit, WriteUnit)
            .TextMap("sysctl", step.Sysctl)
            .Texts("kernelModules", step.KernelModules)
            .Texts("kubeletArgs", step.KubeletArgs)
            .Text("script", step.Script);

    private static InputWriter WriteFile(FileStep file) =>
        new InputWriter().Text("path", file.Path).Text("content", file.Content).Text("mode", file.Mode);

    private static InputWriter WriteUnit(SystemdUnitStep unit) =>
        new InputWriter().Text("name", unit.Name).Text("content", unit.Content).Boolean("enable", unit.Enable).Boolean("start", unit.Start);
}
