using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>containeros pins</c>, and programs that are previewed and deployed from a lock file.</summary>
public sealed class PinTests : IDisposable
{
    private static readonly Dictionary<string, string> NoCredentials = new()
    {
        ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "",
        ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "",
        ["HOME"] = "/nowhere",
        ["CI"] = "",
        ["PULUMI_CONFIG_PASSPHRASE"] = "pins",
    };

    private readonly TestFolder folder = new();

    private string Lock => folder.PathOf("containeros.lock.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Add_ThenList_ShowsThePin_AndAddingItAgainChangesNothing()
    {
        Assert.Equal(0, (await PinsAsync("add", "3.6.1", "--region", "cn-hangzhou", "--region", "cn-beijing")).ExitCode);
        var text = await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken);

        var again = await PinsAsync("add", "3.6.1", "--region", "cn-hangzhou");
        var listed = await PinsAsync("list");

        Assert.StartsWith("unchanged  3.6.1 in cn-hangzhou", again.Output, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken));
        Assert.Contains("3.6.1    cn-beijing   lifsea_3_x64_5G_alibase_20251101.qcow2", listed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "the image of ContainerOS 3.9.9 is not known", "add", "3.9.9", "--region", "cn-hangzhou")]
    [InlineData(2, "the image of ContainerOS 3.7.0 is not known", "add", "3.7.0", "--region", "cn-hangzhou")]
    [InlineData(2, "'Hangzhou' is not a region", "add", "3.6.1", "--region", "Hangzhou")]
    [InlineData(2, "name the region of the pin with --region", "add", "3.6.1")]
    [InlineData(2, "'latest' is not a release", "add", "latest", "--region", "cn-hangzhou")]
    [InlineData(2, "has no pin of ContainerOS 3.6.1", "revoke", "3.6.1", "--why", "x")]
    [InlineData(2, "does not exist", "list")]
    public async Task WrongArguments_SayWhatIsWrong_AndWriteNothing(int code, string message, params string[] arguments)
    {
        var result = await PinsAsync(arguments);

        Assert.Equal(code, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Lock));
    }

    [Fact]
    public async Task BrokenLock_NamesTheLine_AndIsLeftAsItIs()
    {
        var broken = "{\n  \"format\": 1,\n  \"pins\": [\n<<<<<<< HEAD\n  ]\n}\n";
        folder.Write("containeros.lock.json", broken);

        var result = await PinsAsync("add", "3.6.1", "--region", "cn-hangzhou");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("containeros.lock.json:4:1", result.Error, StringComparison.Ordinal);
        Assert.Contains("conflict markers", result.Error, StringComparison.Ordinal);
        Assert.Equal(broken, await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Update_MovesLockAndProgram_AndTheProgramGoesUpFromTheLock()
    {
        WriteProgram("3.5.1 # reviewed by ops");
        await PinsAsync("add", "3.5.1", "--region", "cn-hangzhou");

        var dry = await PinsAsync("update", folder.FullName, "--to", "3.6.1", "--dry-run");
        var updated = await PinsAsync("update", folder.FullName, "--to", "3.6.1", "--yes");
        var up = await Command.RunAsync(NoCredentials, "up", folder.FullName, "--yes", "--frozen");

        Assert.Equal((0, 0), (dry.ExitCode, updated.ExitCode));
        Assert.Contains("containerd  2.1.3 -> 2.1.4.1", dry.Output, StringComparison.Ordinal);
        Assert.Contains("CVE-2025-31133", dry.Output, StringComparison.Ordinal);
        Assert.Contains("Pulumi.yaml:13: 3.5.1 -> 3.6.1", updated.Output, StringComparison.Ordinal);
        Assert.Contains("# reviewed by ops", await ReadProgramAsync(), StringComparison.Ordinal);
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains(
            "image lifsea_3_x64_5G_alibase_20251101.qcow2: pinned in containeros.lock.json, learnt today from releases",
            up.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await PinsAsync("verify", folder.FullName, "--offline")).ExitCode);
    }

    [Fact]
    public async Task Update_ToAnOlderRelease_NeedsAllowDowngrade()
    {
        WriteProgram("3.6.1");
        var before = await ReadProgramAsync();

        var refused = await PinsAsync("update", folder.FullName, "--to", "3.5.1", "--yes");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("use --allow-downgrade", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, await ReadProgramAsync());

        var allowed = await PinsAsync("update", folder.FullName, "--to", "3.5.1", "--allow-downgrade", "--yes");
        Assert.Equal(0, allowed.ExitCode);
        Assert.Contains("version: \"3.5.1\"", await ReadProgramAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frozen_ReleaseThatIsNotPinned_HasAnExitCodeOfItsOwn()
    {
        WriteProgram("3.6.0");
        await PinsAsync("add", "3.6.1", "--region", "cn-hangzhou");

        var frozen = await Command.RunAsync(NoCredentials, "validate", folder.FullName, "--frozen");
        var free = await Command.RunAsync(NoCredentials, "validate", folder.FullName);
        var inCi = await Command.RunAsync(new Dictionary<string, string>(NoCredentials) { ["CI"] = "true" }, "validate", folder.FullName);

        Assert.Equal((4, 0, 4), (frozen.ExitCode, free.ExitCode, inCi.ExitCode));
        Assert.Contains("COS4012", frozen.Output, StringComparison.Ordinal);
        Assert.Contains("run 'containeros pins add 3.6.0 --region cn-hangzhou'", frozen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_ThePreviewRefusesTheImage_AndNamesTheReplacement()
    {
        WriteProgram("3.6.0");
        await PinsAsync("add", "3.6.0", "--region", "cn-hangzhou");
        await PinsAsync("revoke", "3.6.0", "--why", "runc lets\ncontainers escape", "--use", "3.6.1");

        var preview = await Command.RunAsync(NoCredentials, "preview", folder.FullName);
        var verified = await PinsAsync("verify", folder.FullName, "--offline");

        Assert.Equal((1, 1), (preview.ExitCode, verified.ExitCode));
        Assert.Contains("is revoked: runc lets containers escape", preview.Output, StringComparison.Ordinal);
        Assert.Contains("fix: use ContainerOS 3.6.1", preview.Output, StringComparison.Ordinal);
        Assert.Contains("Pulumi.yaml:13", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_NamesTheLine_AndWhatKeepsItFromNewerReleases()
    {
        WriteProgram("3.5.1");

        var why = JObject.Parse((await PinsAsync("why", "3.5.1", folder.FullName, "--json")).Output);

        Assert.Equal(13, (int)why["pools"]![0]!["line"]!);
        Assert.Equal(["3.6.0", "3.6.1", "3.7.0"], why["newer"]!.Select(each => (string)each["version"]!));
        Assert.Equal("its image is not published", (string)why["newer"]![2]!["reasons"]![0]!);
    }

    [Fact]
    public async Task AddFromCloud_LearnsWhatTheCloudOffers_AndVerifySeesWhatChanged()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var credentials = new Dictionary<string, string>(NoCredentials)
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
        };
        var address = emulator.Address.ToString();
        WriteProgram("3.6.1");

        var added = await RunAsync(credentials, "add", "3.6.1", "--region", "cn-hangzhou", "--from-cloud", "--endpoint", address);
        var verified = await RunAsync(credentials, "verify", folder.FullName, "--endpoint", address);
        await File.WriteAllTextAsync(
            Lock,
            (await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken)).Replace(
                "lifsea_3_x64_5G_alibase_20251101",
                "lifsea_3_x64_5G_alibase_20251102",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        var forged = await RunAsync(credentials, "verify", folder.FullName, "--endpoint", address);

        Assert.True(added.ExitCode == 0, added.Error);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        Assert.Contains("offered in cn-hangzhou", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, forged.ExitCode);
        Assert.Contains("cn-hangzhou has no image lifsea_3_x64_5G_alibase_20251102.qcow2", forged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithARevision_ExplainsTheAddedPin_InEveryFormat_AndTheRecipeOfGitHubActionsRunsIt()
    {
        WriteProgram("3.5.1");
        await PinsAsync("add", "3.5.1", "--region", "cn-hangzhou");
        await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=ops", "-c", "user.email=ops@example.com", "commit", "--quiet", "--message", "pins");
        await PinsAsync("update", folder.FullName, "--to", "3.6.1", "--yes");
        var recipe = await File.ReadAllTextAsync(
            RepositoryRoot.PathOf("docs", "pins", "github-actions.yaml"),
            TestContext.Current.CancellationToken
        );

        var text = await PinsAsync("diff", "main");
        var markdown = await PinsAsync("diff", "main", "--format", "markdown");
        var json = JObject.Parse((await PinsAsync("diff", "main", "--format", "json")).Output);
        var sarif = JObject.Parse((await PinsAsync("diff", "main", "--format", "sarif")).Output);
        var wrong = await PinsAsync("diff", "no-such-revision");

        Assert.StartsWith("+ 3.6.1 in cn-hangzhou  lifsea_3_x64_5G_alibase_20251101.qcow2", text.Output, StringComparison.Ordinal);
        Assert.Contains("containerd  2.1.3 -> 2.1.4.1", text.Output, StringComparison.Ordinal);
        Assert.Contains(
            "| added | 3.6.1 | cn-hangzhou | `lifsea_3_x64_5G_alibase_20251101.qcow2` |",
            markdown.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(("added", "3.6.1"), ((string)json["changes"]![0]!["kind"]!, (string)json["changes"]![0]!["version"]!));
        Assert.Equal(5, (int)sarif.SelectToken("runs[0].results[0].locations[0].physicalLocation.region.startLine")!);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("'no-such-revision' is neither a file nor a git revision", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("containeros pins diff \"origin/${GITHUB_BASE_REF}\" --format markdown", recipe, StringComparison.Ordinal);
        Assert.Contains("containeros pins verify --offline", recipe, StringComparison.Ordinal);
        Assert.Contains("containeros validate . --frozen --format github", recipe, StringComparison.Ordinal);
        var validated = await Command.RunAsync(NoCredentials, "validate", folder.FullName, "--frozen", "--format", "github");
        Assert.Equal(0, validated.ExitCode);
    }

    /// <summary>What git does with the files of two people who added different pins: clean, or a conflict of their lines alone.</summary>
    [Theory]
    [InlineData("3.3.0", "3.6.1", true)]
    [InlineData("3.6.1", "3.3.0", true)]
    [InlineData("3.6.0", "3.6.1", false)]
    public async Task Merge_OfTwoAddedPins_IsClean_OrAConflictOfTheirLinesAlone(string first, string second, bool isClean)
    {
        await PinsAsync("add", "3.5.1", "--region", "cn-hangzhou");
        var original = await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken);
        folder.Write("base", original);
        await PinsAsync("add", second, "--region", "cn-hangzhou");
        File.Move(Lock, folder.PathOf("other"));
        folder.Write("containeros.lock.json", original);
        await PinsAsync("add", first, "--region", "cn-hangzhou");

        var start = new System.Diagnostics.ProcessStartInfo("git", ["merge-file", Lock, folder.PathOf("base"), folder.PathOf("other")]);
        var conflicts = (await TestProcess.RunAsync(start, TestContext.Current.CancellationToken)).ExitCode;
        var merged = await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken);
        if (!isClean)
        {
            Assert.Equal(1, conflicts);
            Assert.Equal(2, (await PinsAsync("list")).ExitCode);
            merged = string.Concat(
                merged.Split('\n').Where(line => line.Length > 0 && line[0] is not ('<' or '=' or '>')).Select(line => line + "\n")
            );
            folder.Write("containeros.lock.json", merged);
        }

        var listed = await PinsAsync("list");
        Assert.Equal(0, listed.ExitCode);
        Assert.All(new[] { "3.5.1", first, second }, version => Assert.Contains($"{version} ", listed.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_PathThatCannotBeWritten_SaysSo_AndChangesNothing()
    {
        Directory.CreateDirectory(Lock);

        var result = await PinsAsync("add", "3.6.1", "--region", "cn-hangzhou");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("containeros.lock.json cannot be written and was not changed", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Lock));
    }

    private async Task GitAsync(params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = folder.FullName };
        Assert.Equal(0, (await TestProcess.RunAsync(start, TestContext.Current.CancellationToken)).ExitCode);
    }

    private Task<ProcessResult> PinsAsync(params string[] arguments) => RunAsync(NoCredentials, arguments);

    private Task<ProcessResult> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        Command.RunAsync(environment, ["pins", .. arguments, "--lock", Lock]);

    private Task<string> ReadProgramAsync() => File.ReadAllTextAsync(folder.PathOf("Pulumi.yaml"), TestContext.Current.CancellationToken);

    private void WriteProgram(string version) =>
        folder.Write(
            "Pulumi.yaml",
            $$"""
            name: pins
            runtime: yaml
            config:
              containeros:cloud: {value: emulator}
            resources:
              web:
                type: containeros:NodePool
                properties:
                  clusterId: {{DemoAccount.ClusterId}}
                  instanceTypes: [ecs.g7.xlarge]
                  vSwitchIds: [vsw-demo-h]
                  os: {version: VERSION}
                  desiredSize: 1
                  access: {keyPair: demo-key}
                  dataDisk: {category: cloud_essd, sizeGiB: 120}

            """.Replace("{version: VERSION}", "\n        version: " + version, StringComparison.Ordinal)
        );
}
