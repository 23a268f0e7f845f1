using System.Text;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// Secrets of every kind, each a word that occurs nowhere else, through every verb and format. They are looked for, plain and encoded, in
/// all that is printed, written and inherited.
/// </summary>
public sealed class CanaryTests
{
    private const string OfConfig = "canaryConfigQz7";
    private const string OfScript = "canaryScriptXw4";
    private const string OfFile = "canaryFileKp2";
    private const string OfLabel = "canaryLabelVt9";
    private const string OfPassphrase = "canaryPassphraseJm3";
    private const string OfKey = "canaryKeyBd6";
    private const string OfToken = "canaryTokenRf8";
    private const string OfService = "canaryServiceLn1";
    private static readonly string[] Canaries = [OfConfig, OfScript, OfFile, OfLabel, OfPassphrase, OfKey, OfToken, OfService];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string[] Config => ["--config", $"token={OfConfig}"];

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

    [Fact]
    public async Task Plugin_InheritsNoSecretThatItDoesNotNeed_AndLeavesNoFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads variables through /proc");
        await using var stage = await StageAsync(speed: 1);
        var temporary = Directory.CreateDirectory(Path.Combine(stage.Folder, "temporary")).FullName;
        (stage.Environment["TMPDIR"], stage.Environment["DOTNET_EnableDiagnostics"]) = (temporary, "0");
        using var up = Command.Start(stage.Environment, ["up", stage.Folder, "--yes", .. Config]);
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
    }

    private static async Task<Stage> StageAsync(double speed = TestEmulator.Instant)
    {
        var stage = await Stage.OfAsync("quickstart-yaml", speed);
        await stage.EditAsync("  desiredSize:\n", "  token:\n    type: string\n    secret: true\n  desiredSize:\n");
        await stage.EditAsync(
            "            - script: |\n                echo \"node tuned\"",
            $"            - script:\n                fn::secret: 'echo {OfScript} ${{token}}'\n"
                + $"            - file: {{path: /etc/app.key, content: {{fn::secret: {OfFile}}}}}"
        );
        await stage.EditAsync("        team: web", $"        team: {{fn::secret: {OfLabel}}}");
        await stage.EditAsync("outputs:\n", "outputs:\n  token: ${token}\n  bootstrap: ${web.bootstrap}\n  pool: ${web}\n");
        stage.Environment["PULUMI_CONFIG_PASSPHRASE"] = OfPassphrase;
        stage.Environment["PULUMI_ACCESS_TOKEN"] = OfService;
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "LTAI5tCanary00000000";
        stage.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = OfKey;
        stage.Environment["ALIBABA_CLOUD_SECURITY_TOKEN"] = OfToken;
        return stage;
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

    private static void AssertNone(string text, string where)
    {
        var found = Canaries
            .Where(canary => Encodings(canary).Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        Assert.True(found.Count == 0, $"{string.Join(", ", found)} in {where}:\n{text}");
    }

    /// <summary>The word plain, in hexadecimal, and in base64 at each of the three offsets that it can have there.</summary>
    private static IEnumerable<string> Encodings(string word)
    {
        yield return word;
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(word));
        for (var offset = 0; offset < 3; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes(word)]);

            // The first and last letters depend on the neighbours.
            yield return encoded[(offset == 0 ? 0 : 4)..^4];
        }
    }
}
