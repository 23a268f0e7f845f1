using ContainerOS.Emulator;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// A cloned repository has links to files of the user with the names of files that the command writes. None of them is read into, emptied or
/// replaced; with the file in place of the link the command works.
/// </summary>
public sealed class ClonedRepositoryTests
{
    private const string Victim = "the user's file\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A name, and whether the command refuses it: a draft of that name is deleted instead, and the link with it.</summary>
    public static TheoryData<string, bool> StateFiles =>
        new()
        {
            { ".containeros/stacks/dev.json", true },
            { ".containeros/stacks/dev.json.lock", true },
            { ".containeros/stacks/dev.json.tmp", false },
            { ".containeros/stacks", true },
            { ".containeros", true },
        };

    [Theory]
    [MemberData(nameof(StateFiles))]
    public async Task Up_StateIsALinkToAFileOfTheUser_LeavesThatFile(string name, bool isRefused)
    {
        await using var stage = await StageAsync();
        var outside = OutsideOf(stage);
        var isFolder = !name.Contains("json", StringComparison.Ordinal);
        var victim = Link(stage, name, outside, isFolder);

        var result = await stage.RunAsync("up", "--yes");

        Assert.Equal(isRefused ? 2 : 0, result.ExitCode);
        AssertUntouched(victim, outside);
        if (isRefused)
        {
            Assert.Contains("link", result.Error, StringComparison.Ordinal);
            Assert.Empty(await stage.ChangesAsync());
            File.Delete(Path.Combine(stage.Folder, name));
            Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        }

        HostileText.AssertSafe(result, isTerminal: false);
    }

    /// <summary>The link is to a state of another program: this one would delete its resources.</summary>
    [Fact]
    public async Task Destroy_StateIsALinkToThatOfAnotherProgram_DeletesNothing()
    {
        await using var stage = await StageAsync();
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        var clone = Directory.CreateDirectory(Path.Combine(stage.Folder, "clone")).FullName;
        File.Copy(stage.Program, Path.Combine(clone, "Pulumi.yaml"));
        Directory.CreateDirectory(Path.Combine(clone, ".containeros", "stacks"));
        File.CreateSymbolicLink(Path.Combine(clone, ".containeros", "stacks", "dev.json"), stage.StateFile);
        var before = await File.ReadAllTextAsync(stage.StateFile, Ct);

        var result = await Command.RunAsync(stage.Environment, "destroy", clone, "--yes");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["CreateClusterNodePool"], await stage.ChangesAsync());
        Assert.Equal(before, await File.ReadAllTextAsync(stage.StateFile, Ct));
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml", "config set {p} size --value 5")]
    [InlineData("containeros.lock.json", "pins add 3.6.1 --region cn-hangzhou --image m-abc --file {p}/containeros.lock.json")]
    public async Task FileOfTheProgram_IsALinkToOneOfTheUser_IsNotWritten(string name, string command)
    {
        using var folder = new TestFolder();
        folder.Write("clone/Pulumi.yaml", "name: p\nruntime: yaml\nconfig: {size: {type: integer, default: 1}}\n");
        const string content = "config: {}\n";
        var victim = folder.Write(
            "home/victim",
            name.EndsWith("yaml", StringComparison.Ordinal) ? content : "{\"format\": 1, \"pins\": []}\n"
        );
        var before = await File.ReadAllTextAsync(victim, Ct);
        LinkTo(folder.PathOf("clone", name), victim);

        var result = await Command.RunAsync(
            new Dictionary<string, string>(),
            command.Replace("{p}", folder.PathOf("clone"), StringComparison.Ordinal).Split(' ')
        );

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("link", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(victim, Ct));
        AssertUntouched(victim, folder.PathOf("home"), before);
    }

    /// <summary>A repository may share a file between its programs: a link within it is followed.</summary>
    [Fact]
    public async Task LinkWithinTheRepository_IsFollowed_AndStays()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.PathOf("clone", ".git"));
        folder.Write("clone/a/Pulumi.yaml", "name: p\nruntime: yaml\nconfig: {size: {type: integer, default: 1}}\n");
        var shared = folder.Write("clone/shared.yaml", "config: {}\n");
        LinkTo(folder.PathOf("clone", "a", "Pulumi.dev.yaml"), shared);

        var result = await Command.RunAsync(
            new Dictionary<string, string>(),
            "config",
            "set",
            folder.PathOf("clone", "a"),
            "size",
            "--value",
            "5"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("5", await File.ReadAllTextAsync(shared, Ct), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(folder.PathOf("clone", "a", "Pulumi.dev.yaml")).LinkTarget);
    }

    [Theory]
    [InlineData("emulator.db")]
    [InlineData("emulator.db-wal")]
    [InlineData("emulator.db-shm")]
    [InlineData("emulator.db.address.new")]
    public async Task Emulator_StateIsALinkToAFileOfTheUser_LeavesThatFile(string name)
    {
        using var folder = new TestFolder();
        var victim = folder.Write("home/victim", Victim);
        LinkTo(folder.PathOf("clone", name), victim);

        var fault = await Record.ExceptionAsync(async () =>
        {
            await using var emulator = await AckEmulator.StartAsync(
                new EmulatorOptions { StateFile = folder.PathOf("clone", "emulator.db") },
                Ct
            );
        });

        AssertUntouched(victim, folder.PathOf("home"));
        if (name.EndsWith("new", StringComparison.Ordinal))
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.Contains("link", Assert.IsType<EmulatorStateException>(fault).Message, StringComparison.Ordinal);
        }
    }

    private static async Task<Stage> StageAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges");
        return await Stage.OfAsync("quickstart-yaml");
    }

    private static string OutsideOf(Stage stage) => Directory.CreateDirectory(stage.Folder + "-home").FullName;

    private static string Link(Stage stage, string name, string outside, bool isFolder)
    {
        var victim = Path.Combine(outside, "victim");
        File.WriteAllText(victim, Victim);
        LinkTo(Path.Combine(stage.Folder, name), isFolder ? outside : victim);
        return victim;
    }

    private static void LinkTo(string path, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }

    private static void AssertUntouched(string victim, string outside, string content = Victim)
    {
        Assert.Equal(content, File.ReadAllText(victim));
        Assert.Equal([victim], Directory.EnumerateFileSystemEntries(outside));
        if (outside.EndsWith("-home", StringComparison.Ordinal))
        {
            Directory.Delete(outside, recursive: true);
        }
    }
}
