using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.UserData.Tests.Sandboxing;

/// <summary>Composed scripts have exactly the effects of the model when they run.</summary>
public sealed class SandboxTests
{
    private static readonly BootstrapStep[] Everything =
    [
        File("/etc/a'b dir\n/c d.conf", "x=\"$HOME\" `id` 'it' \\n\n", "0600"),
        File("/opt/tool/bare", "no line end"),
        File("/opt/tool/empty", ""),
        File("/opt/tool/binary", "nul \0 bell \u0007 \u0001\u007F cr \r\n", "755"),
        File("/opt/tool/readable", "ü 漢 \U0001F600 \u0085\n"),
        File("/opt/tool/marks", "EOF\ncos_file text /x\n'EOF1'\nEOF1\n", "4755"),
        File("/opt/tool/large", string.Concat(Enumerable.Repeat("line of `text` \\ $1\n", 1024))),
        File("/opt/-n", "-e\n"),
        Unit("a.service", "[Service]\nExecStart=/opt/tool \"$X\"\n"),
        Unit("b.timer", "[Timer]", enable: false),
        Unit("c@x y.service", "[Unit]\n", start: false),
        new()
        {
            Sysctl = ValueMap<string>.Of(
                KeyValuePair.Create("vm.swappiness", (Value<string>)"1"),
                KeyValuePair.Create("net.ipv4.tcp_rmem", (Value<string>)"4096 87380 6291456")
            ),
        },
        new() { KernelModules = ValueList<string>.Of("br_netfilter", "nf_conntrack") },
        new() { Sysctl = ValueMap<string>.Of() },
        new() { Script = "#!/bin/sh\nread line || echo closed >/opt/stdin\nprintf '%s' \"$0 $-\" >/dev/null\n" },
        new() { KubeletArgs = ValueList<string>.Of("--max-pods=64") },
        new() { KubeletArgs = ValueList<string>.Of("--v=2", "--node-labels=a=b") },
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_EveryKindOfStep_HasTheModelledEffect_AlsoTheSecondTime(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        foreach (var again in (bool[])[false, true])
        {
            sandbox.ForgetCalls();
            var (code, output) = await sandbox.RunAsync(ComposedSteps.Compose(Everything), shell, Ct);
            Assert.True(code == 0, output + Log(sandbox));
            AssertEffects(sandbox, Effects.Of(Everything, again));
        }

        Assert.Equal("closed\n", sandbox.Read("/opt/stdin"));
        Assert.Empty(Directory.GetFiles(sandbox.Root + "/etc", "*.containeros", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFileSystemEntries(sandbox.Root + "/tmp"));
    }

    [Theory]
    [InlineData(Shells.Bash, "sysctl", "sysctl")]
    [InlineData(Shells.Dash, "sysctl", "sysctl")]
    [InlineData(Shells.Dash, "modprobe", "kernelModules")]
    [InlineData(Shells.Bash, "systemctl", "systemdUnit")]
    [InlineData(Shells.Dash, "systemctl", "systemdUnit")]
    [InlineData(Shells.Busybox, "sysctl", "sysctl")]
    [InlineData(Shells.Busybox, "systemctl", "systemdUnit")]
    public async Task Run_AStepFails_StopsTheRestWithItsCode_AndSaysWhich(string shell, string program, string kind)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        sandbox.Fail(program);

        var (code, output) = await sandbox.RunAsync(
            ComposedSteps.Compose([Everything.First(step => step.Kinds[0] == kind), File("/opt/after", "x")]),
            shell,
            Ct
        );

        Assert.Equal(5, code);
        Assert.Contains($"failed with 5 at container t, step 1, {kind}", output, StringComparison.Ordinal);
        Assert.False(sandbox.Has("/opt/after"));
        Assert.Single(sandbox.Calls);
        Assert.Empty(Directory.GetFiles(sandbox.Root + "/etc", "*.containeros", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_NotBase64Capable_FailsInsteadOfWritingAnEmptyFile(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        var script = ComposedSteps.Compose([File("/opt/x", "\0")]).Replace("base64 -d", "no-such-program -d", StringComparison.Ordinal);

        Assert.Equal(127, (await sandbox.RunAsync(script, shell, Ct)).Code);
        Assert.False(sandbox.Has("/opt/x"));
    }

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_AUnitThatChanged_IsRestarted(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        await sandbox.RunAsync(ComposedSteps.Compose([Unit("a.service", "[Unit]\n")]), shell, Ct);
        sandbox.ForgetCalls();

        await sandbox.RunAsync(ComposedSteps.Compose([Unit("a.service", "[Unit]\n#\n")]), shell, Ct);

        Assert.Contains("systemctl restart -- a.service", sandbox.Calls);
    }

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_ANameThatNoShellCanHold_StopsThere(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();

        var (code, _) = await sandbox.RunAsync(ComposedSteps.Compose([File("/opt/nul\0", "x"), File("/opt/after", "x")]), shell, Ct);

        Assert.NotEqual(0, code);
        Assert.False(Directory.Exists(sandbox.Root + "/opt"));
    }

    [Theory]
    [InlineData(Shells.Bash)]
    [InlineData(Shells.Dash)]
    [InlineData(Shells.Busybox)]
    public async Task Run_TheLogCanNotBeWritten_GoesOn(string shell)
    {
        await Shells.RequireAsync(shell);
        using var sandbox = new Sandbox();
        await System.IO.File.WriteAllTextAsync(sandbox.Root + "/var/log", "in the way", Ct);

        Assert.Equal(0, (await sandbox.RunAsync(ComposedSteps.Compose([File("/opt/x", "x")]), shell, Ct)).Code);
        Assert.True(sandbox.Has("/opt/x"));
    }

    [Fact]
    public async Task Run_Log_IsRootsAlone_AndNamesTheFile()
    {
        await Shells.RequireAsync(Shells.Dash);
        using var sandbox = new Sandbox();

        var (_, output) = await sandbox.RunAsync(ComposedSteps.Compose([File("/opt/x", "x")]), Shells.Dash, Ct);

        Assert.Contains("container t, step 1, file /opt/x", Log(sandbox), StringComparison.Ordinal);
        Assert.DoesNotContain("/opt/x", output, StringComparison.Ordinal);
        Assert.Equal(Convert.ToInt32("600", 8), sandbox.Mode("/var/log/containeros-bootstrap.log"));
    }

    private static void AssertEffects(Sandbox sandbox, Effects effects)
    {
        foreach (var (path, expected) in effects.Files)
        {
            Assert.True(sandbox.Has(path), $"{path} is missing");
            Assert.Equal((path, expected.Content, expected.Mode), (path, sandbox.Read(path), sandbox.Mode(path)));
        }

        Assert.Equal(
            effects.Files.Keys.Where(path => path.StartsWith("/etc", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Directory
                .GetFiles(sandbox.Root + "/etc", "*", SearchOption.AllDirectories)
                .Select(path => path[sandbox.Root.Length..])
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(effects.Calls, sandbox.Calls);
    }

    private static string Log(Sandbox sandbox) =>
        sandbox.Has("/var/log/containeros-bootstrap.log") ? sandbox.Read("/var/log/containeros-bootstrap.log") : string.Empty;

    private static BootstrapStep File(string path, string content, string? mode = null) =>
        new()
        {
            File = new FileStep
            {
                Path = path,
                Content = content,
                Mode = mode is null ? null : (Value<string>?)mode,
            },
        };

    private static BootstrapStep Unit(string name, string content, bool enable = true, bool start = true) =>
        new()
        {
            SystemdUnit = new SystemdUnitStep
            {
                Name = name,
                Content = content,
                Enable = enable,
                Start = start,
            },
        };
}
