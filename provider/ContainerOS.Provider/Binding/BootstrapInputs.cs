using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Binding;

/// <summary>Writes bootstrap containers as inputs.</summary>
internal static class BootstrapInputs
{
    /// <summary>One container.</summary>
    internal static InputWriter Container(BootstrapContainer container) =>
        new InputWriter()
            .Text("name", container.Name)
            .Choice("phase", container.Phase, PoolTerms.BootstrapPhases)
            .Objects("steps", container.Steps, Step);

    private static InputWriter Step(BootstrapStep step) =>
        new InputWriter()
            .Object("file", step.File, File)
            .Object("systemdUnit", step.SystemdUnit, Unit)
            .TextMap("sysctl", step.Sysctl)
            .Texts("kernelModules", step.KernelModules)
            .Texts("kubeletArgs", step.KubeletArgs)
            .Text("script", step.Script);

    private static InputWriter File(FileStep file) =>
        new InputWriter().Text("path", file.Path).Text("content", file.Content).Text("mode", file.Mode);

    private static InputWriter Unit(SystemdUnitStep unit) =>
        new InputWriter().Text("name", unit.Name).Text("content", unit.Content).Truth("enable", unit.Enable).Truth("start", unit.Start);
}
