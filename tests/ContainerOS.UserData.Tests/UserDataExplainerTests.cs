using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests;

public sealed class UserDataExplainerTests
{
    private static readonly BootstrapStep Sysctl = new()
    {
        Sysctl = ValueMap<string>.Of(KeyValuePair.Create("vm.swappiness", (Value<string>)"1")),
    };

    [Fact]
    public void Explain_EveryKind_SaysWhereItWritesAndWhatItRuns()
    {
        var effects = Explain(
            new()
            {
                File = new FileStep { Path = "/etc/a", Content = "x" },
            },
            new()
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = "a.service",
                    Content = "x",
                    Enable = false,
                },
            },
            Sysctl,
            new() { KernelModules = ValueList<string>.Of("br_netfilter") },
            new() { KubeletArgs = ValueList<string>.Of("--v=2") },
            new() { Script = "#!/bin/sh -e\n" }
        );

        Assert.Equal(
            [
                "/etc/a",
                "/etc/systemd/system/a.service",
                "/etc/sysctl.d/zz-containeros-2-001.conf",
                "/etc/modules-load.d/zz-containeros-2-002.conf",
                "/etc/kubernetes/kubelet-customized-args.conf",
            ],
            effects.SelectMany(effect => effect.Writes)
        );
        Assert.Equal(["systemctl daemon-reload", "systemctl restart a.service (start where the unit is unchanged)"], effects[1].Runs);
        Assert.Equal(["sysctl -w vm.swappiness=1"], effects[2].Runs);
        Assert.Equal(["/bin/sh -e"], effects[5].Runs);
        Assert.Equal([false, false, false, false, false, true], effects.Select(effect => effect.IsScript));
    }

    [Fact]
    public void Explain_DropIns_AreNamedAsTheScriptNamesThem()
    {
        var bootstrap = Bootstrap(Sysctl, Sysctl);
        var script = UserDataComposer.Compose(bootstrap).AfterJoin!;

        Assert.All(
            UserDataExplainer.Explain(bootstrap),
            effect => Assert.Contains($"cos_sysctl {Path.GetFileNameWithoutExtension(effect.Writes[0])} ", script, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Explain_ASecretOrUnknownValue_IsNotShown()
    {
        var effects = Explain(
            new()
            {
                File = new FileStep { Path = Value<string>.Known("/hush", isSecret: true), Content = "x" },
            },
            new() { Script = Value<string>.Known("#!/hush\n", isSecret: true) },
            new()
            {
                File = new FileStep { Path = Value<string>.Unknown(), Content = "x" },
            }
        );

        Assert.Equal(["[secret]", "[unknown]"], effects.SelectMany(effect => effect.Writes));
        Assert.Equal(["[secret]"], effects[1].Runs);
    }

    private static IReadOnlyList<StepEffect> Explain(params BootstrapStep[] steps) => UserDataExplainer.Explain(Bootstrap(steps));

    private static ValueList<BootstrapContainer> Bootstrap(params BootstrapStep[] steps) =>
        ValueList<BootstrapContainer>.Of(
            new BootstrapContainer
            {
                Name = "t",
                Phase = BootstrapPhase.AfterJoin,
                Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
            }
        );
}
