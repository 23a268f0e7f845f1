using System.Diagnostics;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The embedded engine attaches to a plugin that somebody else started, as Pulumi's does, for example in a debugger.</summary>
public sealed class AttachTests
{
    private static readonly string Plugin = Path.Combine(AppContext.BaseDirectory, "pulumi-resource-containeros");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Up_WithAPluginThatRuns_UsesIt_AndLeavesItRunning()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var start = new ProcessStartInfo(Plugin) { RedirectStandardOutput = true };
        foreach (
            var (name, value) in new[]
            {
                ("CONTAINEROS_ENDPOINT", stage.Address.ToString()),
                ("ALIBABA_CLOUD_ACCESS_KEY_ID", Emulator.DemoAccount.AccessKeyId),
                ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Emulator.DemoAccount.AccessKeySecret),
                ("CONTAINEROS_DIAGNOSTICS", "full"),
            }
        )
        {
            start.Environment[name] = value;
        }

        using var plugin = Process.Start(start)!;
        try
        {
            var port = await plugin.StandardOutput.ReadLineAsync(Ct);
            stage.Environment["PULUMI_DEBUG_PROVIDERS"] = $"containeros:{port}";

            using var up = Command.Start(stage.Environment, "up", stage.Folder, "--yes");
            var result = await Command.EndAsync(up);
            var preview = await stage.RunAsync("preview", "--json");

            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            Assert.Contains("3 of 3 nodes ready", result.Output, StringComparison.Ordinal);
            Assert.True(preview.ExitCode == 0, preview.Output + preview.Error);
            Assert.False(plugin.HasExited);
        }
        finally
        {
            plugin.Kill();
            await plugin.WaitForExitAsync(Ct);
        }
    }

    [Fact]
    public async Task Up_NoPluginAtThePort_SaysHowToStartOne()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        stage.Environment["PULUMI_DEBUG_PROVIDERS"] = "containeros:1";

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("start it without an engine", result.Output, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
    }
}
