using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>PULUMI_DEBUG_PROVIDERS</c> names a plugin that already runs, as under a debugger.</summary>
public sealed class AttachTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PluginThatRuns_IsUsedByUpAndPreview_AndRunsOn()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        using var plugin = StartPlugin(stage.Address);
        var port = (await plugin.StandardOutput.ReadLineAsync(Ct))!;
        stage.Environment["PULUMI_DEBUG_PROVIDERS"] = $"random:1, containeros:{port}";

        var up = await stage.RunAsync("up", "--yes");
        var preview = await stage.RunProcessAsync("preview");

        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Contains("1 unchanged", preview.Output, StringComparison.Ordinal);
        Assert.False(plugin.HasExited);
    }

    [Fact]
    public async Task NothingListensAtThePort_IsAnError_WithPluginAndVariable()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["PULUMI_DEBUG_PROVIDERS"] = "containeros:1";

        var preview = await stage.RunAsync("preview");

        Assert.NotEqual(0, preview.ExitCode);
        Assert.Contains("containeros at 127.0.0.1:1 (PULUMI_DEBUG_PROVIDERS)", preview.Output + preview.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", preview.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("containeros")]
    [InlineData("containeros:")]
    [InlineData("containeros:http")]
    [InlineData("containeros:70000")]
    public async Task EntryWithoutAPort_IsRefused_AndSaysHowItIsWritten(string value)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["PULUMI_DEBUG_PROVIDERS"] = value;

        var preview = await stage.RunAsync("preview");

        Assert.Equal(2, preview.ExitCode);
        Assert.Contains("Write it as containeros:PORT", preview.Error, StringComparison.Ordinal);
    }

    private static TestPlugin StartPlugin(Uri address)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "pulumi-resource-containeros"));
        start.Environment["CONTAINEROS_ENDPOINT"] = address.ToString();
        return new TestPlugin(TestProcess.Start(start));
    }

    /// <summary>A plugin process that is killed at the end.</summary>
    private sealed class TestPlugin(Process process) : IDisposable
    {
        internal StreamReader StandardOutput => process.StandardOutput;

        internal bool HasExited => process.HasExited;

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }
    }
}
