using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData;

namespace ContainerOS.Fuzz;

/// <summary>The initial texts: the script corpora, and scripts that were composed from every kind of step.</summary>
internal static class FuzzSeeds
{
    /// <summary>A script of format version 1, which live pools may have.</summary>
    private const string FirstFormat = """
        #!/bin/bash
        #@ containeros-bootstrap 1
        set -euo pipefail
        mkdir -p /var/log
        exec >>/var/log/containeros-bootstrap.log 2>&1
        #@ container seed
        #@ step sysctl
        #@ item vm.swappiness 1
        sysctl -w 'vm.swappiness=1'
        #@ step kubeletArgs
        #@ item --v%3D2
        printf '%s\n' '--v=2' > /etc/kubernetes/kubelet-customized-args.conf

        """;

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

    /// <summary>Each kind of step alone, all of them with compressed contents, one of several containers, and format version 1.</summary>
    private static IEnumerable<string> Composed() =>
        [
            .. Steps().Select(step => Compose(ContentPacking.None, Container(BootstrapPhase.AfterJoin, step))),
            Compose(
                ContentPacking.Gzip,
                Container(BootstrapPhase.AfterJoin, [.. Steps(), Large()]),
                Container(BootstrapPhase.BeforeJoin),
                new BootstrapContainer { Phase = BootstrapPhase.AfterJoin }
            ),
            FirstFormat,
        ];

    private static string Compose(ContentPacking packing, params BootstrapContainer[] containers) =>
        UserDataComposer
            .Compose(ValueList<BootstrapContainer>.Of(containers.Select(container => (Value<BootstrapContainer>)container)), packing)
            .AfterJoin!;

    private static BootstrapContainer Container(BootstrapPhase phase, params BootstrapStep[] steps) =>
        new()
        {
            Name = "seed",
            Phase = phase,
            Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
        };

    private static BootstrapStep Large() =>
        new()
        {
            File = new FileStep { Path = "/etc/large", Content = string.Concat(Enumerable.Repeat("the same again\n", 100)) },
        };

    private static BootstrapStep[] Steps() =>
        [
            new()
            {
                File = new FileStep
                {
                    Path = "/etc/a b",
                    Content = "x\ny",
                    Mode = "0600",
                },
            },
            new()
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = "u.service",
                    Content = "[Unit]\n",
                    Enable = false,
                },
            },
            new() { Sysctl = ValueMap<string>.Of([new("net.core.somaxconn", "1"), new("vm.x", "2")]) },
            new() { KernelModules = ValueList<string>.Of("ip_vs") },
            new() { KubeletArgs = ValueList<string>.Of("--v=2") },
            new() { Script = "echo 'a'\n" },
        ];
}
