using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests;

public sealed class UserDataRoundTripTests
{
    private static readonly BootstrapContainer Everything = new()
    {
        Name = "set up/1",
        Phase = BootstrapPhase.AfterJoin,
        Steps = ValueList<BootstrapStep>.Of(
            new BootstrapStep
            {
                File = new FileStep
                {
                    Path = "/etc/a'b.conf",
                    Content = "x=\"$HOME\" `id`\n",
                    Mode = "0600",
                },
            },
            new BootstrapStep
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = "a.service",
                    Content = "[Unit]\n",
                    Enable = false,
                },
            },
            new BootstrapStep { Sysctl = ValueMap<string>.Of(KeyValuePair.Create("vm.swappiness", (Value<string>)"0 1")) },
            new BootstrapStep { KernelModules = ValueList<string>.Of("br_netfilter") },
            new BootstrapStep { KubeletArgs = ValueList<string>.Of("--max-pods=64", "--v=2") },
            new BootstrapStep { Script = "#!/bin/bash\necho \"it's\" done\n" }
        ),
    };

    private static ComposedUserData Compose(params IEnumerable<BootstrapContainer> containers) =>
        UserDataComposer.Compose(ValueList<BootstrapContainer>.Of(containers.Select(container => (Value<BootstrapContainer>)container)));

    private static ComposedUserData OfScript(string script) =>
        Compose(
            new BootstrapContainer
            {
                Name = "s",
                Phase = BootstrapPhase.AfterJoin,
                Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = script }),
            }
        );

    [Fact]
    public void Decode_EveryKindOfStep_ComesBackEqual()
    {
        var before = Everything with { Name = "early", Phase = BootstrapPhase.BeforeJoin };
        var composed = Compose(before, Everything);

        Assert.Equal([before, Everything], UserDataDecoder.Decode(composed.BeforeJoin, composed.AfterJoin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no line end")]
    [InlineData("two\r\nlines\r\n")]
    [InlineData("unicode ü 漢 \U0001F600\n")]
    [InlineData("nul \0 inside\n")]
    [InlineData("#@ container trick\n#@ step script\n")]
    [InlineData("cat <<'EOF_0'\nEOF_0\n")]
    public void Decode_ScriptOfAnyText_ComesBackEqual(string script)
    {
        var decoded = Assert.Single(UserDataDecoder.Decode(null, OfScript(script).AfterJoin));

        Assert.Equal(script, decoded.Steps!.Items[0].Content.Script!.Value.Content);
    }

    [Fact]
    public void Decode_ForeignScript_IsOneScriptStep()
    {
        var decoded = Assert.Single(UserDataDecoder.Decode("#!/bin/sh\necho hi", null));

        Assert.Equal("foreign", decoded.Name!.Value.Content);
        Assert.Equal("#!/bin/sh\necho hi", decoded.Steps!.Items[0].Content.Script!.Value.Content);
    }

    [Fact]
    public void Decode_EditedScript_IsForeign() =>
        Assert.Equal(
            "foreign",
            Assert.Single(UserDataDecoder.Decode(null, Compose(Everything).AfterJoin + "rm -rf /\n")).Name!.Value.Content
        );

    [Fact]
    public void IsForeign_DependsOnTheScript_NotOnTheNameOfItsContainer()
    {
        var named = Compose(Everything with { Name = "foreign" }).AfterJoin;

        Assert.False(UserDataDecoder.IsForeign(named, BootstrapPhase.AfterJoin));
        Assert.True(UserDataDecoder.IsForeign(named + "reboot\n", BootstrapPhase.AfterJoin));
        Assert.True(UserDataDecoder.IsForeign("#!/bin/sh\n", BootstrapPhase.AfterJoin));
        Assert.False(UserDataDecoder.IsForeign(null, BootstrapPhase.AfterJoin));
    }

    /// <summary>They would run in another order than their positions state.</summary>
    [Theory]
    [InlineData("cos_container a at=1\n", "cos_container b at=2\n", false)]
    [InlineData("cos_container b at=2\n", "cos_container a at=1\n", true)]
    [InlineData("cos_container a at=1\n", "cos_container b at=1\n", true)]
    [InlineData("cos_container a\n", "cos_container b at=2\n", true)]
    [InlineData("cos_container a at=1\n", "cos_container b\n", true)]
    public void IsForeign_BlocksThatWereMoved(string first, string second, bool isForeign)
    {
        BootstrapContainer Empty(string name, BootstrapPhase phase) =>
            new()
            {
                Name = name,
                Phase = phase,
                Steps = ValueList<BootstrapStep>.Of(),
            };
        var composed = Compose(
            Empty("z", BootstrapPhase.AfterJoin),
            Empty("a", BootstrapPhase.AfterJoin),
            Empty("b", BootstrapPhase.AfterJoin),
            Empty("y", BootstrapPhase.BeforeJoin)
        ).AfterJoin!;

        var edited = composed.Replace("cos_container a at=1\ncos_container b at=2\n", first + second, StringComparison.Ordinal);

        Assert.Contains(first + second, edited, StringComparison.Ordinal);
        Assert.Equal(isForeign, UserDataDecoder.IsForeign(edited, BootstrapPhase.AfterJoin));
    }

    /// <summary>Text of the format itself inside a script or a file is content.</summary>
    [Fact]
    public void Decode_ContentThatHoldsAComposedScript_ComesBackEqual_ThreeTimesOver()
    {
        var inner = Compose(Everything).AfterJoin!;
        for (var depth = 0; depth < 3; depth++)
        {
            foreach (
                var text in (string[])
                    [
                        inner,
                        inner.TrimEnd('\n'),
                        "x\n" + inner,
                        inner + "EOF\nEOF1\ncos_container 'y'\ncos_at=end\n",
                        inner.Replace("\n", "\r\n", StringComparison.Ordinal),
                    ]
            )
            {
                var model = Everything with
                {
                    Name = "cos_container 'x'\nEOF",
                    Steps = ValueList<BootstrapStep>.Of(
                        new BootstrapStep { Script = text },
                        new BootstrapStep
                        {
                            File = new FileStep { Path = "/etc/EOF'\ncos_file text", Content = text },
                        }
                    ),
                };
                Assert.Equal([model], UserDataDecoder.Decode(null, Compose(model).AfterJoin));
            }

            inner = Compose(Everything with { Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = inner }) }).AfterJoin!;
        }
    }

    [Fact]
    public void Decode_Nothing_IsNothing() => Assert.Empty(UserDataDecoder.Decode(null, string.Empty));

    [Fact]
    public void Compose_NoContainerOfAPhase_GivesNoScript() => Assert.Null(Compose(Everything).BeforeJoin);

    [Fact]
    public void Compose_TheSameModel_GivesTheSameBytes() => Assert.Equal(Compose(Everything).AfterJoin, Compose(Everything).AfterJoin);

    [Fact]
    public void Compose_UnknownScript_IsNotKnownAndGivesNoText()
    {
        var container = Everything with { Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = Value<string>.Unknown() }) };

        Assert.Equal((false, null), (Compose(container).IsKnown, Compose(container).AfterJoin));
    }

    [Fact]
    public void Compose_SecretContent_IsSecretAndNeverPrinted()
    {
        var container = Everything with
        {
            Steps = ValueList<BootstrapStep>.Of(new BootstrapStep { Script = Value<string>.Known("token=hunter2", isSecret: true) }),
        };
        var composed = Compose(container);

        Assert.True(composed.IsSecret);
        Assert.DoesNotContain("hunter2", composed.ToString(), StringComparison.Ordinal);
    }
}
