using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests;

public sealed class SecretTests
{
    private static readonly Value<string> Hidden = Value<string>.Known("/hush", isSecret: true);

    public static TheoryData<string, BootstrapStep> Steps =>
        new()
        {
            {
                "script",
                new BootstrapStep { Script = Hidden }
            },
            {
                "path",
                new BootstrapStep
                {
                    File = new FileStep { Path = Hidden, Content = "x" },
                }
            },
            {
                "content",
                new BootstrapStep
                {
                    File = new FileStep { Path = "/x", Content = Hidden },
                }
            },
            {
                "mode",
                new BootstrapStep
                {
                    File = new FileStep
                    {
                        Path = "/x",
                        Content = "x",
                        Mode = Hidden,
                    },
                }
            },
            {
                "unit",
                new BootstrapStep
                {
                    SystemdUnit = new SystemdUnitStep { Name = Hidden, Content = "x" },
                }
            },
            {
                "unit content",
                new BootstrapStep
                {
                    SystemdUnit = new SystemdUnitStep { Name = "a.service", Content = Hidden },
                }
            },
            {
                "sysctl",
                new BootstrapStep { Sysctl = ValueMap<string>.Of(KeyValuePair.Create("a.b", Hidden)) }
            },
            {
                "module",
                new BootstrapStep { KernelModules = ValueList<string>.Of(Hidden) }
            },
            {
                "flag",
                new BootstrapStep { KubeletArgs = ValueList<string>.Of(Hidden) }
            },
        };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Compose_AnySecretPart_MakesTheScriptSecret(string part, BootstrapStep step)
    {
        var composed = UserDataComposer.Compose(
            ValueList<BootstrapContainer>.Of(
                new BootstrapContainer
                {
                    Name = "s",
                    Phase = BootstrapPhase.AfterJoin,
                    Steps = ValueList<BootstrapStep>.Of(step),
                }
            )
        );

        Assert.True(composed.IsSecret, part);
        Assert.DoesNotContain("hush", composed.ToString(), StringComparison.Ordinal);
    }
}
