using System.Net;
using System.Net.Sockets;

namespace ContainerOS.Acceptance.Tests;

/// <summary>What cannot be used gets one clear error with its line, and leaves the state as it was.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("    type: containeros:NodePool", "    type: [containeros:NodePool", 2, "Pulumi.yaml:")]
    [InlineData("      desiredSize: ${desiredSize}", "      desiredSize: many", 1, "desiredSize")]
    [InlineData("    default: 3", "", 2, "desiredSize")]
    [InlineData("${desiredSize}\n", "${desiredSise}\n", 2, "did you mean 'desiredSize'?")]
    [InlineData("      labels:", "      labels: &a\n        *a :", 2, "Pulumi.yaml:")]
    public async Task Program_OneClearErrorAndNoStateChange(string was, string now, int exitCode, string says)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.EditAsync(was, now);

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(says, result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(stage.StateFile));
        Assert.Empty(await stage.ChangesAsync());
    }

    [Theory]
    [InlineData("{ \"version\": 3, \"deployment\": {")]
    [InlineData("")]
    [InlineData("{ \"version\": 99, \"deployment\": {} }")]
    public async Task StateFile_Unreadable_IsNamedAndKept(string text)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(stage.StateFile)!);
        await File.WriteAllTextAsync(stage.StateFile, text, TestContext.Current.CancellationToken);

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("dev.json", result.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken));
        Assert.Empty(await stage.ChangesAsync());
    }

    [Theory]
    [InlineData(2, "--port must be 0 to 65535", "--port", "99999")]
    [InlineData(2, "--speed must be greater than 0", "--speed", "0")]
    [InlineData(1, "rules[0].fault: 'flood' is not one of latency", "--chaos", "chaos.json")]
    [InlineData(1, "account.json cannot be written", "--state", "chaos.json/account.json")]
    public async Task EmulatorOption_ThatCannotBeUsed_IsOneClearError(int exitCode, string says, string option, string value)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        var rules = Path.Combine(stage.Folder, "chaos.json");
        await File.WriteAllTextAsync(rules, """{"rules":[{"fault":"flood"}]}""", TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(
            stage.Environment,
            "emulator",
            option,
            value.Replace("chaos.json", rules, StringComparison.Ordinal)
        );

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(says, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_NeedTheirPassphrase_AndAreEncryptedInTheState()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.EditAsync("team: web", "team:\n          fn::secret: hunter2");

        var without = await stage.RunAsync("up", "--yes");
        stage.Environment["PULUMI_CONFIG_PASSPHRASE"] = "right";
        var with = await stage.RunAsync("up", "--yes");
        var state = await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken);
        stage.Environment["PULUMI_CONFIG_PASSPHRASE"] = "wrong";
        var wrong = await stage.RunAsync("up", "--yes");

        Assert.Equal((2, 0, 2), (without.ExitCode, with.ExitCode, wrong.ExitCode));
        Assert.Contains("PULUMI_CONFIG_PASSPHRASE", without.Error, StringComparison.Ordinal);
        Assert.Contains("passphrase", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", state + with.Output + with.Error, StringComparison.Ordinal);
        Assert.Equal(state, await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AnotherRegion_PreviewShowsThatTheProviderAndThePoolAreReplaced()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");

        var result = await stage.RunAsync("preview", "--config", "containeros:region=cn-beijing");

        Assert.Contains("pulumi:providers:containeros  replace", result.Output, StringComparison.Ordinal);
        Assert.Contains("region: cn-hangzhou -> cn-beijing (replaces)", result.Output, StringComparison.Ordinal);
        Assert.Contains("provider: its provider is replaced (replaces)", result.Output, StringComparison.Ordinal);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("destroy", "--yes")]
    public async Task AnotherRegion_VerbThatDeploysNothing_IgnoresItWithANote(string verb, params string[] arguments)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.RunAsync("up", "--yes");

        var result = await stage.RunAsync(verb, [.. arguments, "--config", "containeros:region=cn-beijing"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("not the changed containeros:region", result.Output + result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer exists", result.Output, StringComparison.Ordinal);
        using var cloud = OtherClient.At(stage);
        Assert.Equal(verb == "destroy" ? 0 : 1, await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Emulator_PortInUse_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await Command.RunProcessAsync(new Dictionary<string, string>(), "emulator", "--port", $"{port}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{port}", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }
}
