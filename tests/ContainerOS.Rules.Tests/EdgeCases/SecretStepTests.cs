using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>A step that is secret as a whole has the same diagnostics, without its texts and without edits.</summary>
public sealed class SecretStepTests
{
    public static TheoryData<string, BootstrapStep, string> Steps { get; } =
        new()
        {
            {
                "COS3028",
                new() { KubeletArgs = ValueList<string>.Of("v=2") },
                "it is not a flag of the form --flag=value"
            },
            {
                "COS3027",
                new() { KernelModules = ValueList<string>.Of("a b") },
                "it is not a module name"
            },
            {
                "COS3025",
                new() { Sysctl = ValueMap<string>.Of(KeyValuePair.Create("x", (Value<string>)"1")) },
                "it is not a kernel parameter name"
            },
            { "COS3013", File("/etc/a", "x"), "the mode is not an octal number" },
            { "COS3018", Unit("a", ""), "the name is not a unit name" },
            {
                "COS3015",
                Unit("a.service", "ExecStart=/etc/a"),
                "line 1 runs a program below /etc, which cannot be executed on ContainerOS 3.6.1"
            },
            { "COS3009", File("etc/a"), "the path is not an absolute path" },
            { "COS3010", File("/etc//a"), "the path is not in normalized form" },
            { "COS3004", File("/usr/a"), "the path is on the read-only root file system" },
            { "COS3004", Script("echo x > /usr/a"), "line 1, column 10: a path is on the read-only root file system" },
            { "COS3011", File("/etc/hosts"), "the path cannot be written from a bootstrap container" },
            { "COS3011", Script("echo x > /etc/hosts"), "line 1, column 10: a path cannot be written from a bootstrap container" },
            { "COS3012", Script("echo x > /run/sysctl.d/a"), "line 1, column 10: a path does not survive a reboot" },
            {
                "COS3023",
                Script("echo x > /var/.skip-yum"),
                "line 1, column 10: it is a skip file, whose effect on ContainerOS is not documented"
            },
            { "COS3039", Script("#!/bin/zsh"), "line 1 names an interpreter, but the script is run by a shell" },
        };

    [Theory]
    [MemberData(nameof(Steps), DisableDiscoveryEnumeration = true)]
    public void Diagnostic_OfASecretStep_QuotesNothing(string code, BootstrapStep step, string expected)
    {
        var container = new BootstrapContainer
        {
            Name = "a",
            Phase = BootstrapPhase.AfterJoin,
            Steps = ValueList<BootstrapStep>.Of(Value<BootstrapStep>.Known(step, isSecret: true)),
        };

        var found = Assert.Single(
            FreshRule.Check(code, Pools.Valid with { Bootstrap = ValueList<BootstrapContainer>.Of(container) }, Pools.Facts).Diagnostics
        );

        Assert.Equal(expected, DiagnosticText.Message(found));
        Assert.Empty(found.Edits);
    }

    [Theory]
    [InlineData("COS3009", "etc/a", "the path is not an absolute path")]
    [InlineData("COS3010", "/etc//a", "the path is not in normalized form")]
    public void Diagnostic_OfASecretPath_QuotesNothing(string code, string path, string expected)
    {
        var found = Assert.Single(
            FreshRule
                .Check(
                    code,
                    Pools.WithStep(
                        new()
                        {
                            File = new FileStep { Path = Value<string>.Known(path, isSecret: true), Content = "" },
                        }
                    ),
                    Pools.Facts
                )
                .Diagnostics
        );

        Assert.Equal(expected, DiagnosticText.Message(found));
        Assert.Empty(found.Edits);
    }

    [Fact]
    public void DuplicateName_OfASecretContainer_IsNotQuoted()
    {
        var container = new BootstrapContainer { Name = "a", Phase = BootstrapPhase.AfterJoin };
        var pool = Pools.Valid with
        {
            Bootstrap = ValueList<BootstrapContainer>.Of(container, Value<BootstrapContainer>.Known(container, isSecret: true)),
        };

        Assert.Equal("the name is used twice", FreshRule.Messages("COS3005", pool));
        Assert.Equal(
            "the name 'a' is used twice",
            FreshRule.Messages("COS3005", pool with { Bootstrap = ValueList<BootstrapContainer>.Of(container, container) })
        );
    }

    private static BootstrapStep File(string path, string? mode = null) =>
        new()
        {
            File = new FileStep
            {
                Path = path,
                Mode = mode is null ? default(Value<string>?) : mode,
                Content = "",
            },
        };

    private static BootstrapStep Unit(string name, string content) =>
        new()
        {
            SystemdUnit = new SystemdUnitStep { Name = name, Content = content },
        };

    private static BootstrapStep Script(string text) => new() { Script = text };
}
