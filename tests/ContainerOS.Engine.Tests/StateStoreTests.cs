using System.Runtime.Versioning;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Secrets;
using ContainerOS.Engine.State;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Engine.Tests;

/// <summary>The file of the state, its lock, and the faults of both.</summary>
public sealed class StateStoreTests : IDisposable
{
    private static readonly ResourceState Resource = new("urn:pulumi:dev::p::t:index:T::a", "t:index:T") { Id = "a" };
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private string StatePath => Path.Combine(directory, "dev.json");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    /// <summary>As Pulumi's file backend writes it.</summary>
    [Fact]
    public void State_IsIndentedJson_ForItsOwnerOnly()
    {
        Store().Save(new Snapshot([Resource], []));

        Assert.Equal(
            """
            {
                "version": 3,
                "deployment": {
                    "manifest": {
                        "time": "2026-01-02T03:04:05Z",
                        "magic": "MAGIC",
                        "version": "containeros-engine 0.1.0"
                    },
                    "resources": [
                        {
                            "urn": "urn:pulumi:dev::p::t:index:T::a",
                            "custom": true,
                            "id": "a",
                            "type": "t:index:T"
                        }
                    ],
                    "metadata": {}
                }
            }

            """,
            System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(StatePath), "[0-9a-f]{64}", "MAGIC")
        );
        Assert.Equal([StatePath], Directory.GetFiles(directory));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StatePath));
        }
    }

    [Fact]
    public void State_ThatDidNotChange_IsNotWrittenAgain()
    {
        var store = Store();
        store.Save(new Snapshot([Resource], []));
        File.Delete(StatePath);

        store.Save(new Snapshot([Resource], []));
        Assert.False(File.Exists(StatePath));

        store.Save(new Snapshot([Resource with { Id = "b" }], []));
        Assert.True(File.Exists(StatePath));
    }

    [Fact]
    public void State_ThatWasRead_IsNotWrittenAgain()
    {
        Store().Save(new Snapshot([Resource], []));
        var store = Store();

        var read = store.Load();
        File.Delete(StatePath);
        store.Save(read);

        Assert.Equal("a", Assert.Single(read.Resources).Id);
        Assert.False(File.Exists(StatePath));
    }

    [Fact]
    public void State_ThatDoesNotExist_IsEmpty_AndIsWrittenAlsoIfItStaysSo()
    {
        var store = Store();

        Assert.Equal(Snapshot.Empty, store.Load());
        store.Save(Snapshot.Empty);

        Assert.True(File.Exists(StatePath));
    }

    [Theory]
    [InlineData("", "it is empty, or a device")]
    [InlineData("[]", "it must be a JSON object")]
    [InlineData("{\"version\": 3}", "it must be a Pulumi deployment of version 3, but it is 3")]
    [InlineData(
        "{\"version\": 3, \"deployment\": {\"resources\": [{\"urn\": \"u\", \"type\": \"t\"}, {\"urn\": \"u\", \"type\": \"t\"}]}}",
        "resource u is a duplicate"
    )]
    public void State_ThatIsNotOne_IsRefusedWithWhatToDo(string text, string error)
    {
        File.WriteAllText(StatePath, text);

        var fault = Assert.Throws<ProgramException>(() => Store().Load());

        Assert.Equal(
            $"the state file is not valid and was not changed: {error}. Restore it from a backup, or move it away to start without state "
                + "(deployed resources stay, and a provider that supports it adopts them by name)",
            fault.Diagnostics[0].Message
        );
        Assert.Equal(StatePath, fault.Diagnostics[0].File);
    }

    [Fact]
    public void State_OfANewerVersion_IsRefusedWithWhatToDo()
    {
        File.WriteAllText(StatePath, "{\"version\": 4}");

        var fault = Assert.Throws<ProgramException>(() => Store().Load());

        Assert.Equal(
            "the state file was written by a newer version and was not changed: it has version 4 of Pulumi's deployment format, and this "
                + "engine reads version 3. Update this tool, or use the one that wrote the state",
            fault.Diagnostics[0].Message
        );
        Assert.Equal(StatePath, fault.Diagnostics[0].File);
    }

    [Fact]
    public void State_ThatCannotBeWritten_KeepsItsContent_AndIsWrittenTheNextTime()
    {
        var files = new FailingMove();
        var store = new StateStore(StatePath, NoSecrets(), files, time);
        store.Save(Snapshot.Empty);
        var before = File.ReadAllText(StatePath);
        files.Fails = true;

        var fault = Assert.Throws<StateWriteException>(() => store.Save(new Snapshot([Resource], [])));

        Assert.StartsWith($"{StatePath} could not be written: disk full. ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(StatePath));
        Assert.Equal([StatePath], Directory.GetFiles(directory));
        files.Fails = false;
        store.Save(new Snapshot([Resource], []));
        Assert.Contains("\"a\"", File.ReadAllText(StatePath), StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void FileOfTheStack_KeepsItsMode_AndALinkStaysALink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no modes");
        var target = Path.Combine(directory, "target");
        File.WriteAllText(target, "old");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var link = Path.Combine(directory, "link");
        File.CreateSymbolicLink(link, target);

        StateFiles.OfMachine.Replace(link, file => file.Write("new"u8), isPrivate: false);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            File.GetUnixFileMode(target)
        );
        StateFiles.OfMachine.Replace(link, file => file.Write("private"u8), isPrivate: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
    }

    [Fact]
    public void PartOfAnEarlierWrite_IsReplaced()
    {
        File.WriteAllText(StatePath + ".tmp", "a longer text than the new one has");

        StateFiles.OfMachine.Replace(StatePath, file => file.Write("new"u8), isPrivate: true);

        Assert.Equal("new", File.ReadAllText(StatePath));
    }

    /// <summary>A state in <c>.containeros</c> belongs to the directory of its program, another one to its own directory.</summary>
    [Theory]
    [InlineData(".containeros/stacks", true)]
    [InlineData("states/stacks", false)]
    public void LinkOutOfTheDirectoryOfTheProgram_IsNotFollowed(string folder, bool isWritten)
    {
        Directory.CreateDirectory(Path.Combine(directory, ".git"));
        Directory.Delete(Path.Combine(directory, ".git"));
        var path = Path.Combine(directory, folder, "dev.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Combine(directory, "elsewhere.json"));

        var fault = Record.Exception(() => StateFiles.CheckLinks(path));

        Assert.Equal(isWritten, fault is null);
    }

    [Fact]
    public void Lock_IsPrivate_HasTheProcess_AndIsEmptyAfterwards()
    {
        var path = Path.Combine(directory, "deep", "dev.json");
        using (var taken = StateLock.Acquire(path, StateFiles.OfMachine))
        {
            Assert.Null(taken.PreviousHolder);
            Assert.Equal(
                Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture).Length,
                new FileInfo(path + ".lock").Length
            );
            var held = Assert.Throws<ProgramException>(() => StateLock.Acquire(path, StateFiles.OfMachine));
            Assert.Equal($"another run has the lock {path}.lock: wait until it ends", held.Diagnostics[0].Message);
            Assert.Equal(path, held.Diagnostics[0].File);
        }

        Assert.Equal(string.Empty, File.ReadAllText(path + ".lock"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".lock"));
        }
    }

    [Theory]
    [InlineData("4711", 4711)]
    [InlineData("", null)]
    [InlineData("+1", null)]
    [InlineData("text", null)]
    public void Lock_OfAProcessThatWasKilled_NamesIt(string content, int? holder)
    {
        File.WriteAllText(StatePath + ".lock", content);

        using (var taken = StateLock.Acquire(StatePath, StateFiles.OfMachine))
        {
            Assert.Equal(holder, taken.PreviousHolder);
        }

        Assert.Equal(string.Empty, File.ReadAllText(StatePath + ".lock"));
    }

    [Fact]
    public void Lock_ThatIsALink_IsNotWritten()
    {
        var target = Path.Combine(directory, "precious");
        File.WriteAllText(target, "content");
        File.CreateSymbolicLink(StatePath + ".lock", target);

        var fault = Assert.Throws<ProgramException>(() => StateLock.Acquire(StatePath, StateFiles.OfMachine));

        Assert.Equal(
            $"the state directory cannot be written: the lock file is a link to {target}, which would be overwritten: delete the link "
                + $"({StatePath}.lock). Free space on the disk or restore access to it; nothing was changed",
            fault.Diagnostics[0].Message
        );
        Assert.Equal("content", File.ReadAllText(target));
    }

    private StateStore Store() => new(StatePath, NoSecrets(), StateFiles.OfMachine, time);

    private StackSecrets NoSecrets() =>
        new(new EnvironmentPassphrase(_ => null), Path.Combine(directory, "Pulumi.dev.yaml"), null, StateFiles.OfMachine);

    private sealed class FailingMove : StateFiles
    {
        public bool Fails { get; set; }

        protected override void Move(string from, string to)
        {
            if (Fails)
            {
                throw new IOException("disk full");
            }

            base.Move(from, to);
        }
    }
}
