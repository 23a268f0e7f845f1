using System.Text;
using Newtonsoft.Json.Linq;
using static ContainerOS.Acceptance.Tests.Hostile.Canaries;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// Secrets of every kind, each a word that occurs nowhere else, through every verb and format. They are looked for, plain and encoded, in
/// all that is printed, written and inherited.
/// </summary>
public sealed class CanaryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_ThroughEveryVerb_AreNotPrintedOrWritten()
    {
        await using var stage = await StageAsync();
        var id = await DeployAsync(stage);
        await stage.EditAsync("net.core.somaxconn: 4096", "net.core.somaxconn: 8192");
        foreach (
            var verb in new[]
            {
                "validate --severity info",
                "validate --json --severity info",
                "validate --format sarif",
                "validate --format github",
                "validate --format gitlab",
                "preview",
                "preview --json",
                "up --yes",
                "up --yes --json",
                "outputs",
                "outputs --json",
                "refresh",
                "refresh --json",
                "userdata render",
                "userdata render --json",
                "userdata explain",
                "userdata explain --format json",
            }
        )
        {
            await RunAsync(stage, verb);
        }

        await LiveAsync(stage, id);
        AssertFiles(stage);
        await RunAsync(stage, "destroy --yes --json");
        AssertFiles(stage);
    }

    /// <summary>The pool is read from the cloud, which returns its script unencrypted.</summary>
    [Fact]
    public async Task ImportedPool_WithASecretScript_StaysSecret()
    {
        await using var stage = await StageAsync();
        var id = await DeployAsync(stage);
        File.Delete(stage.StateFile);
        await stage.EditAsync("    type: containeros:NodePool\n", $"    type: containeros:NodePool\n    options: {{import: '{id}'}}\n");

        foreach (var verb in new[] { "preview", "preview --json", "up --yes", "refresh", "refresh --json", "preview", "outputs --json" })
        {
            await RunAsync(stage, verb);
        }

        AssertFiles(stage);
    }

    /// <summary>TERM saves the state as Ctrl-C does, and the next <c>up</c> continues.</summary>
    [Fact]
    public async Task Plugin_InheritsNoSecretThatItDoesNotNeed_AndLeavesNoFile_AndEndsWithTheCommandOnTerm()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads variables through /proc");
        await using var stage = await StageAsync(speed: 1);
        var temporary = Directory.CreateDirectory(Path.Combine(stage.Folder, "temporary")).FullName;
        (stage.Environment["TMPDIR"], stage.Environment["DOTNET_EnableDiagnostics"]) = (temporary, "0");
        using var up = Command.Start(stage.Environment, ["up", stage.Folder, "--skip-preview", .. Config]);
        await stage.UntilChangedAsync();
        using var plugin = Processes.PluginOf(up);

        var variables = await File.ReadAllTextAsync($"/proc/{plugin.Id}/environ", Ct);
        KillTests.Signal("TERM", up.Id);
        var result = await Command.EndAsync(up);

        Assert.Equal(130, result.ExitCode);
        AssertNone(variables, "the variables of the plugin");
        Assert.Contains("CONTAINEROS_ENDPOINT=", variables, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));
        AssertFiles(stage);
        Assert.DoesNotContain("   at ", result.Output + result.Error, StringComparison.Ordinal);
        await Processes.UntilEndedAsync(plugin);
        await stage.HurryAsync();
        var next = await stage.RunAsync("up", ["--skip-preview", .. Config]);
        Assert.True(next.ExitCode == 0, next.Output + next.Error);
        Assert.Single(await stage.ChangesAsync(), "CreateClusterNodePool");
    }

    /// <summary>Returns the id of the pool, as in the state.</summary>
    private static async Task<string> DeployAsync(Stage stage)
    {
        var result = await stage.RunAsync("up", ["--yes", .. Config]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        AssertNone(result.Output + result.Error, "up");
        var state = JObject.Parse(await File.ReadAllTextAsync(stage.StateFile, Ct));
        return (string)state.SelectToken("deployment.resources[?(@.type == 'containeros:index:NodePool')].id")!;
    }

    private static async Task RunAsync(Stage stage, string verb)
    {
        var words = verb.Split(' ');
        var isUserData = words[0] is "userdata";
        string[] arguments = isUserData ? [words[0], words[1], stage.Folder, .. words[2..]] : [words[0], stage.Folder, .. words[1..]];
        var result = await Command.RunAsync(stage.Environment, [.. arguments, .. Config]);

        Assert.True(result.ExitCode == 0, $"{verb}: {result.Output}{result.Error}");
        AssertNone(result.Output + result.Error, verb);
    }

    /// <summary>A live pool returns its scripts unencrypted; what the state has as secret is hidden.</summary>
    private static async Task LiveAsync(Stage stage, string id)
    {
        // The emulator takes its own keys only.
        var environment = new Dictionary<string, string>(stage.Environment)
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = ContainerOS.Emulator.DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = ContainerOS.Emulator.DemoAccount.AccessKeySecret,
            ["ALIBABA_CLOUD_SECURITY_TOKEN"] = string.Empty,
            ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
        };
        foreach (
            var verb in new[]
            {
                $"userdata decode {id}",
                $"userdata decode {id} --json",
                $"userdata explain {id}",
                $"userdata explain {id} --format json",
                $"userdata diff {id} {id}",
            }
        )
        {
            var result = await Command.RunAsync(environment, [.. verb.Split(' '), "--program", stage.Folder]);
            Assert.True(result.ExitCode == 0, $"{verb}: {result.Output}{result.Error}");
            AssertNone(result.Output + result.Error, verb);
        }

        var shown = await Command.RunAsync(environment, "userdata", "decode", id, "--program", stage.Folder, "--show-secrets");
        Assert.Contains(OfFile, shown.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// No secret is in a file of the run, and only its owner can read what the command itself wrote. The program has its own secrets, and
    /// the account of the emulator is the cloud.
    /// </summary>
    private static void AssertFiles(Stage stage)
    {
        var files = Directory
            .EnumerateFiles(
                stage.Folder,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            .ToList();
        Assert.Contains(files, file => file.Contains(".containeros", StringComparison.Ordinal));
        foreach (var file in files.Where(file => file != stage.Program))
        {
            var isOfCloud = Path.GetFileName(file).StartsWith("account", StringComparison.Ordinal);
            if (!isOfCloud)
            {
                AssertNone(File.ReadAllText(file, Encoding.Latin1), file);
            }

            if (!OperatingSystem.IsWindows() && Path.GetFileName(file) != "Pulumi.dev.yaml")
            {
                Assert.True(
                    (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) == UnixFileMode.None,
                    $"{file} has the mode {File.GetUnixFileMode(file)}"
                );
            }
        }
    }
}
