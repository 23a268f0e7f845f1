using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData;

namespace ContainerOS.Fuzz;

/// <summary>The texts that fuzzing starts from: the corpora of scripts, and scripts that were composed of every kind of step.</summary>
internal static class FuzzSeeds
{
    internal static IReadOnlyList<string> All() => [.. Corpus(), .. Composed(), "", "\n"];

    private static IEnumerable<string> Corpus()
    {
        var assembly = typeof(FuzzSeeds).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return reader.ReadToEnd();
        }
    }

    private static IEnumerable<string> Composed() => Steps().Select(step => UserDataComposer.Compose(ValueList<BootstrapContainer>.Of(new BootstrapContainer
    {
        Name = "seed",
        Phase = BootstrapPhase.AfterJoin,
        Steps = ValueList<BootstrapStep>.Of(step),
    })).AfterJoin!);

    private static BootstrapStep[] Steps() =>
    [
        new() { File = new FileStep { Path = "/etc/a b", Content = "x\ny", Mode = "0600" } },
        new() { SystemdUnit = new SystemdUnitStep { Name = "u.service", Content = "[Unit]\n", Enable = false } },
        new() { Sysctl = ValueMap<string>.Of([new("net.core.somaxconn", "1"), new("vm.x", "2")]) },
        new() { KernelModules = ValueList<string>.Of("ip_vs") },
        new() { KubeletArgs = ValueList<string>.Of("--v=2") },
        new() { Script = "echo 'a'\n" },
    ];
}
