using ContainerOS.Infra.Testing;
using Pulumi;

namespace ContainerOS.Infra.Tests;

public sealed class BootstrapTests
{
    [Fact]
    public async Task Steps_AreSentInOrder()
    {
        var stack = await new StackTest().RunAsync(() =>
            new NodePool(
                "web",
                new NodePoolArgs
                {
                    ClusterId = "c1",
                    InstanceTypes = { "ecs.g7.xlarge" },
                    VSwitchIds = { "vsw-1" },
                    Os = "3.6.1",
                    DataDisk = new Inputs.DiskArgs { SizeGiB = 120 },
                    DesiredSize = 1,
                    Bootstrap =
                    {
                        Bootstrap
                            .AfterJoin("tune")
                            .Sysctl("net.core.somaxconn", 4096)
                            .File("/etc/x.conf", Output.CreateSecret("token"), mode: "0600")
                            .KernelModules(["br_netfilter"])
                            .KubeletArgs(["--max-pods=64"])
                            .Script("echo ready\n"),
                    },
                }
            )
        );

        var container = (IReadOnlyDictionary<string, object>)((IEnumerable<object>)stack.InputsOf("web")["bootstrap"]).Single();
        var kinds = ((IEnumerable<object>)container["steps"]).Select(step => ((IReadOnlyDictionary<string, object>)step).Keys.Single());
        Assert.Equal(["sysctl", "file", "kernelModules", "kubeletArgs", "script"], kinds);
        Assert.Equal(("tune", "afterJoin"), (container["name"], container["phase"]));
    }

    [Fact]
    public void WrongStep_IsReportedAtTheLineThatAddsIt()
    {
        var builder = Bootstrap.AfterJoin("tune").Sysctl("net.core.somaxconn", 4096);

        var error = Assert.Throws<PoolRejectedException>(() => builder.Script("yum install -y jq\n"));

        var position = Assert.Single(error.Diagnostics).Position!;
        Assert.EndsWith("BootstrapTests.cs", position.File, StringComparison.Ordinal);
        Assert.InRange(position.Line, 40, 60);
        Assert.Contains($"BootstrapTests.cs:{position.Line}: COS3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Size_OutOfBounds_IsReportedAtItsLine()
    {
        var error = Assert.Throws<PoolRejectedException>(() => Size.Auto(9, 1));

        Assert.EndsWith("BootstrapTests.cs", Assert.Single(error.Diagnostics).Position!.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockedRelease_WithoutALockFile_FailsWithTheWayToMakeOne()
    {
        var error = await Assert.ThrowsAsync<StackFailedException>(() =>
            new StackTest().WithConfig("containeros:region", "cn-hangzhou").RunAsync(() => OsPin.Locked("none.lock.json", "3.6.1"))
        );

        Assert.Contains("containeros pins add", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("BootstrapTests.cs", Assert.Single(error.Diagnostics).Position!.File, StringComparison.Ordinal);
    }
}
