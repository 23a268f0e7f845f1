using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Binding;

/// <summary>Binds bootstrap containers.</summary>
internal static class BootstrapBinder
{
    /// <summary>One container.</summary>
    internal static BootstrapContainer Container(InputReader read) =>
        new()
        {
            Name = read.Text("name"),
            Phase = read.Choice("phase", PoolTerms.BootstrapPhases),
            Steps = read.Objects("steps", Step),
        };

    private static BootstrapStep Step(InputReader read) =>
        new()
        {
            File = read.Object("file", File),
            SystemdUnit = read.Object("systemdUnit", SystemdUnit),
            Sysctl = read.TextMap("sysctl"),
            KernelModules = read.Texts("kernelModules"),
            KubeletArgs = read.Texts("kubeletArgs"),
            Script = read.Text("script"),
        };

    private static FileStep File(InputReader read) =>
        new()
        {
            Path = read.Text("path"),
            Content = read.Text("content"),
            Mode = read.Text("mode"),
        };

    private static SystemdUnitStep SystemdUnit(InputReader read) =>
        new()
        {
            Name = read.Text("name"),
            Content = read.Text("content"),
            Enable = read.Truth("enable"),
            Start = read.Truth("start"),
        };
}
