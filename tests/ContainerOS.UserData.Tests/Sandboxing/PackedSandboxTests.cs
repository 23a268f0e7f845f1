using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.UserData.Tests.Sandboxing;

public sealed class PackedSandboxTests
{
    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_PackedContent_ArrivesWhole(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        var content = string.Concat(Enumerable.Range(0, 4000).Select(number => $"setting-{number} = 'ü' \0\n"));
        var script = UserDataComposer
            .Compose(
                ValueList<BootstrapContainer>.Of(
                    new BootstrapContainer
                    {
                        Name = "t",
                        Phase = BootstrapPhase.BeforeJoin,
                        Steps = ValueList<BootstrapStep>.Of(
                            new BootstrapStep
                            {
                                File = new FileStep
                                {
                                    Path = "/opt/x",
                                    Content = content,
                                    Mode = "0600",
                                },
                            }
                        ),
                    }
                ),
                ContentPacking.Gzip
            )
            .BeforeJoin!;

        var (code, output) = await sandbox.RunAsync(script, shell, TestContext.Current.CancellationToken);

        Assert.True(code == 0, output);
        Assert.Contains("cos_file gzip", script, StringComparison.Ordinal);
        Assert.Equal((content, Convert.ToInt32("600", 8)), (sandbox.Read("/opt/x"), sandbox.Mode("/opt/x")));
    }
}
