using System.Diagnostics;
using ContainerOS.Model.NodePools;

namespace ContainerOS.UserData.Tests;

/// <summary>Runs composed scripts with bash, with the two fixed directories of the host moved into a directory of the test.</summary>
public sealed class ScriptRunTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("userdata-tests-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("0600", "token: \"$x\" `id` 'it'\n")]
    [InlineData("0644", "no line end")]
    [InlineData("0755", "bell \u0007 and cr \r\n")]
    public async Task File_HasItsContentAndMode_AlsoWhenRunAgain(string mode, string content)
    {
        var path = Path.Combine(root, "etc", "it's here.conf");
        var script = ComposedSteps.Compose(
            new BootstrapStep
            {
                File = new FileStep
                {
                    Path = path,
                    Content = content,
                    Mode = mode,
                },
            }
        );

        Assert.Equal(0, await RunAsync(script));
        Assert.Equal(0, await RunAsync(script));

        Assert.Equal(content, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToInt32(mode, 8), Mode(path));
        Assert.Equal([path], Directory.GetFiles(Path.Combine(root, "etc")));
    }

    [Fact]
    public async Task File_WithASecret_IsNeverReadableByOthers_NotEvenWhileItIsWritten()
    {
        var path = Path.Combine(root, "secret");
        var script = ComposedSteps.Compose(
            new BootstrapStep
            {
                File = new FileStep
                {
                    Path = path,
                    Content = "hunter2\n",
                    Mode = "0600",
                },
            }
        );

        // A copy of the file directly after its content was written.
        var seen = Path.Combine(root, "seen");
        Assert.Equal(
            0,
            await RunAsync(script.Replace("chmod \"$1\"", $"cp -p \"$cos_aside\" '{seen}'; chmod \"$1\"", StringComparison.Ordinal))
        );

        Assert.Equal(
            ("hunter2\n", Convert.ToInt32("600", 8)),
            (await File.ReadAllTextAsync(seen, TestContext.Current.CancellationToken), Mode(seen))
        );
    }

    [Fact]
    public async Task Script_ThatFails_EndsTheRunWithItsCode_AndLeavesNothingBehind()
    {
        var marker = Path.Combine(root, "after");

        var code = await RunAsync(
            ComposedSteps.Compose(new BootstrapStep { Script = "exit 7\n" }, new BootstrapStep { Script = $"touch {marker}\n" })
        );

        Assert.Equal(7, code);
        Assert.False(File.Exists(marker));
        Assert.Equal(["containeros-bootstrap.log", "run.sh"], Directory.GetFiles(root).Select(Path.GetFileName).Order());
    }

    private static int Mode(string path) => OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);

    private async Task<int> RunAsync(string script)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs bash, as the bootstrap container has it");
        var file = Path.Combine(root, "run.sh");
        await File.WriteAllTextAsync(
            file,
            script.Replace("/var/log", root, StringComparison.Ordinal).Replace("/var/run", root, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        using var bash = Process.Start("/bin/bash", [file]);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return bash.ExitCode;
    }
}
