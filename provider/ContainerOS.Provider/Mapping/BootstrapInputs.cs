using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Mapping;

/// <summary>Turns decoded bootstrap containers back into inputs.</summary>
internal static class BootstrapInputs
{
    /// <summary>One container.</summary>
    internal static PropertyValue Of(BootstrapContainer container) => new LiveInputs()
        .Put("name", container.Name.Object())
        .Put("phase", container.Phase.Term(PoolTerms.BootstrapPhases))
        .Put("steps", container.Steps.Items()?.Select(Step))
        .ToMap();

    private static PropertyValue Step(BootstrapStep step) => new LiveInputs()
        .Put("file", step.File.Object() is { } file ? File(file) : null)
        .Put("systemdUnit", step.SystemdUnit.Object() is { } unit ? Unit(unit) : null)
        .Put("sysctl", step.Sysctl.Entries())
        .Put("kernelModules", step.KernelModules.Items())
        .Put("kubeletArgs", step.KubeletArgs.Items())
        .Put("script", step.Script.Object())
        .ToMap();

    private static PropertyMap File(FileStep file) => new LiveInputs()
        .Put("path", file.Path.Object()).Put("content", file.Content.Object()).Put("mode", file.Mode.Object()).ToMap();

    private static PropertyMap Unit(SystemdUnitStep unit) => new LiveInputs()
        .Put("name", unit.Name.Object())
        .Put("content", unit.Content.Object())
        .Put("enable", unit.Enable.Number())
        .Put("start", unit.Start.Number())
        .ToMap();
}
