using System.Text;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>Config values and secrets by command, stacks that do not exist, and runs that need no config.</summary>
public sealed class ConfigVerbTests
{
    private const string Program =
        "name: p\nruntime: yaml\nconfig:\n  containeros:cloud: {value: emulator}\n  token: {type: string, secret: true}\n"
        + "outputs: {token: '${token}'}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_Secret_IsStoredEncrypted_AndUsedByTheProgram()
    {
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", Program);
        folder.Write("Pulumi.dev.yaml", "# ours\nconfig:\n  containeros:region: cn-hangzhou # near\n");

        var set = await RunAsync("s3cret-word\n", "config", "set", "token", folder.FullName, "--secret");
        var up = await RunAsync(string.Empty, "up", folder.FullName, "--yes");
        var shown = await RunAsync(string.Empty, "outputs", folder.FullName, "--show-secrets");

        Assert.True(set.ExitCode == 0, set.Error);
        var file = await File.ReadAllTextAsync(folder.PathOf("Pulumi.dev.yaml"), Ct);
        Assert.Contains("# ours\nconfig:\n  containeros:region: cn-hangzhou # near\n", file, StringComparison.Ordinal);
        Assert.Contains("secure", file, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", set.Output + set.Error + file + up.Output + up.Error, StringComparison.Ordinal);
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("s3cret-word", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetListRemove_PlainValues_KeepTheRestOfTheFile()
    {
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", Program);

        Assert.Equal(0, (await RunAsync(string.Empty, "config", "set", "size", folder.FullName, "--value", "3")).ExitCode);
        Assert.Equal(
            0,
            (await RunAsync(string.Empty, "config", "set", "size", folder.FullName, "--value", "it's a \"reference\"")).ExitCode
        );
        Assert.Equal(
            0,
            (await RunAsync(string.Empty, "config", "set", "containeros:region", folder.FullName, "--value", "cn-beijing")).ExitCode
        );
        var list = JObject.Parse((await RunAsync(string.Empty, "config", "list", folder.FullName, "--json")).Output);
        Assert.Equal(0, (await RunAsync(string.Empty, "config", "rm", "size", folder.FullName)).ExitCode);
        var missing = await RunAsync(string.Empty, "config", "rm", "size", folder.FullName);

        Assert.Equal(("it's a \"reference\"", "cn-beijing"), ((string)list["p:size"]!, (string)list["containeros:region"]!));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("has no config value 'p:size'", missing.Error, StringComparison.Ordinal);
        Assert.Equal("config:\n  \"containeros:region\": cn-beijing\n", await File.ReadAllTextAsync(folder.PathOf("Pulumi.dev.yaml"), Ct));
    }

    [Fact]
    public async Task Set_SecretOnTheCommandLine_IsRefused()
    {
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", Program);

        var result = await RunAsync(string.Empty, "config", "set", "token", folder.FullName, "--secret", "--value", "s3cret-word");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("s3cret-word", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf("Pulumi.dev.yaml")));
    }

    [Fact]
    public async Task MissingSecret_IsOneError_ThatSaysHowToStoreIt()
    {
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", Program);

        var result = await RunAsync(string.Empty, "preview", folder.FullName);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("config set --secret token --stack dev", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n'), line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.DoesNotContain("--config", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WithoutPassphrase_IsRefusedBeforeAnythingIsPlanned()
    {
        using var folder = new TestFolder();
        folder.Write("Pulumi.yaml", Program);

        var result = await Command.RunInsideAsync(
            new InsideRun { Variables = new Dictionary<string, string> { ["PULUMI_CONFIG_PASSPHRASE_FILE"] = string.Empty } },
            "preview",
            folder.FullName,
            "--config",
            "token=x"
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no passphrase is set", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DestroyRefreshOutputs_NeedNoConfigOfTheProgram()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await stage.EditAsync("    default: 3\n", string.Empty);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes", "--config", "desiredSize=3")).ExitCode);

        Assert.Equal(2, (await stage.RunAsync("preview")).ExitCode);
        foreach (var verb in new[] { "outputs", "refresh" })
        {
            var result = await stage.RunAsync(verb);
            Assert.True(result.ExitCode == 0, verb + result.Output + result.Error);
        }

        var destroyed = await stage.RunAsync("destroy", "--yes");
        Assert.True(destroyed.ExitCode == 0, destroyed.Output + destroyed.Error);
        Assert.Contains("DeleteClusterNodepool", await stage.ChangesAsync());
    }

    /// <summary>A typing error in the name of a stack must not make a second pool or show an empty one.</summary>
    [Theory]
    [InlineData("up", "--yes")]
    [InlineData("preview")]
    [InlineData("destroy", "--yes")]
    [InlineData("outputs")]
    [InlineData("refresh")]
    [InlineData("validate")]
    public async Task Stack_ThatDoesNotExist_IsRefused_AndTheKnownOnesAreNamed(params string[] verb)
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "Pulumi.prod.yaml"), "config: {}\n", Ct);
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "Pulumi.test.yaml"), "config: {}\n", Ct);

        var result = await stage.RunAsync(verb[0], [.. verb[1..], "--stack", "prdo"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the program has no stack 'prdo'", result.Error, StringComparison.Ordinal);
        Assert.Contains("Its stacks: prod, test", result.Error, StringComparison.Ordinal);
        Assert.Empty(await stage.ChangesAsync());
    }

    [Fact]
    public async Task Up_CreateStack_MakesTheStack_AndTheNextRunKnowsIt()
    {
        await using var stage = await Stage.OfAsync("quickstart-yaml");
        await File.WriteAllTextAsync(Path.Combine(stage.Folder, "Pulumi.prod.yaml"), "config: {}\n", Ct);

        Assert.Equal(0, (await stage.RunAsync("up", "--yes", "--stack", "test", "--create-stack")).ExitCode);

        Assert.Equal(0, (await stage.RunAsync("preview", "--stack", "test")).ExitCode);
    }

    private static Task<ProcessResult> RunAsync(string? input, params string[] arguments) =>
        Command.RunInsideAsync(
            new InsideRun
            {
                Variables = new Dictionary<string, string> { ["PULUMI_CONFIG_PASSPHRASE"] = "phrase", ["NO_COLOR"] = "1" },
                OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input ?? string.Empty)),
            },
            arguments
        );
}
