using ContainerOS.Emulator;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>
/// A cloned repository has links to files of the user with the names of files that the command writes. None of them is read into, emptied
/// or replaced; with the file in place of the link the command works.
/// </summary>
public sealed class ClonedRepositoryTests
{
    private const string Victim = "the user's file\n";
    private static readonly Dictionary<string, string> NoVariables = [];

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

    [Fact]
    public async Task ConfigSet_StackFileIsALinkToAFileOfTheUser_IsNotWritten()
    {
        const string content = "config: {}\n";
        using var folder = new TestFolder();
        folder.Write("clone/Pulumi.yaml", "name: p\nruntime: yaml\nconfig: {size: {type: integer, default: 1}}\n");
        var victim = folder.Write("home/victim", content);
        LinkTo(folder.PathOf("clone", "Pulumi.dev.yaml"), victim);

        var result = await Command.RunAsync(NoVariables, "config", "set", "size", folder.PathOf("clone"), "--value", "5");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("by such a link", result.Error, StringComparison.Ordinal);
        AssertUntouched(victim, folder.PathOf("home"), content);
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

        var result = await Command.RunAsync(NoVariables, "config", "set", "size", folder.PathOf("clone", "a"), "--value", "5");

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

    /// <summary>Reading the device never ends, and so did the command.</summary>
    [Theory]
    [InlineData("Pulumi.yaml", "validate {p}", 2)]
    [InlineData("Pulumi.dev.yaml", "validate {p}", 0)]
    [InlineData("containeros.lock.json", "validate {p}", 2)]
    [InlineData("containeros.lock.json", "pins list --file {p}/containeros.lock.json", 2)]
    [InlineData(".containeros/stacks/dev.json", "outputs {p}", 2)]
    [InlineData(".containeros/emulator.db.address", "emulator wait --state {p}/.containeros/emulator.db --timeout 0s", 2)]
    public async Task File_IsALinkToADevice_IsNotRead(string name, string command, int exitCode)
    {
        using var folder = new TestFolder();
        if (name != "Pulumi.yaml")
        {
            File.Copy(RepositoryRoot.PathOf("examples", "quickstart-yaml", "Pulumi.yaml"), folder.PathOf("Pulumi.yaml"));
        }

        LinkTo(folder.PathOf(name.Split('/')), "/dev/zero");

        var result = await Command.RunAsync(NoVariables, command.Replace("{p}", folder.FullName, StringComparison.Ordinal).Split(' '));

        Assert.True(exitCode == result.ExitCode, $"{result.ExitCode}: {result.Output}{result.Error}");
        HostileText.AssertSafe(result, isTerminal: false);
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
