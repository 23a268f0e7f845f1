using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Tests.Recording;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The disk fails at each step of each write: when a file is opened, after some of its bytes, when it is flushed and when it gets its name.
/// The run ends with one error about the disk, leaves no part of a file, and the next run with a working disk completes it: each resource
/// exists once, nothing else does, and a preview is empty.
/// </summary>
public sealed class StateFaultTests
{
    private const string A = "resources:\n  a:\n    type: test:T\n    properties: {size: 1}\n";
    private const string B = "  b:\n    type: test:T\n    properties: {of: \"${a.size}\"}\n";
    private const string Nothing = "resources: {}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string> Runs =>
        new()
        {
            { "up that creates", Nothing, A + B, "update" },
            { "up that updates", A + B, A.Replace("size: 1", "size: 2", StringComparison.Ordinal) + B, "update" },
            { "up that replaces", A + B, A.Replace("size: 1", "size: 2", StringComparison.Ordinal) + B, "replace" },
            { "up that deletes", A + B, Nothing, "update" },
            { "refresh", A + B, A + B, "update" },
            { "destroy", A + B, A + B, "update" },
        };

    public static TheoryData<string, string, string, string> RunsOfEachVerb =>
        [.. Runs.Where(run => run.Data.Item1 is "up that replaces" or "refresh" or "destroy")];

    [Theory]
    [MemberData(nameof(Runs))]
    public Task Run_DiskIsFullAtEachWrite_SaysSo_AndTheNextRunCompletes(string verb, string before, string after, string diff) =>
        FailAtEachStepAsync(verb, before, after, diff, () => new IOException("No space left on device"), forGood: true);

    /// <summary>.NET has an exception for this that does not derive from IOException. The writes of the other verbs are the same.</summary>
    [Theory]
    [MemberData(nameof(RunsOfEachVerb))]
    public Task Run_DiskIsReadOnlyFromEachWriteOn_SaysSo_AndTheNextRunCompletes(string verb, string before, string after, string diff) =>
        FailAtEachStepAsync(verb, before, after, diff, () => new UnauthorizedAccessException("Read-only file system"), forGood: true);

    [Theory]
    [MemberData(nameof(RunsOfEachVerb))]
    public Task Run_OneWriteFails_IsReported_AndTheNextRunCompletes(string verb, string before, string after, string diff) =>
        FailAtEachStepAsync(
            verb,
            before,
            after,
            diff,
            () => new DirectoryNotFoundException("Could not find a part of the path"),
            forGood: false
        );

    [Theory]
    [MemberData(nameof(Runs))]
    public Task Run_KilledAtEachStepOfAWrite_IsCompletedByTheNextRun(string verb, string before, string after, string diff) =>
        ForEachStepAsync(
            verb,
            before,
            after,
            diff,
            at => new FailingFiles(at, () => new InvalidProgramException("killed"), forGood: true),
            (_, fault, _) => Assert.True(fault is null or InvalidProgramException, $"{fault}")
        );

    [Fact]
    public async Task Up_DiskFillsAfterACreate_NamesTheIdThatTheStateLacks()
    {
        using var engine = new EngineFixture();
        var files = new FailingFiles(int.MaxValue, () => new IOException("No space left on device"), forGood: true);
        var cloud = new AdoptingCloud("update", engine) { Created = () => files.FailAt = 0 };
        cloud.Connect();
        engine.Options = engine.Options with { Files = files };

        var result = await new DeploymentEngine(engine.Program(A).Options).UpAsync(Ct);

        Assert.Equal(
            [
                $"{engine.StateFile} could not be written: No space left on device. It has its former "
                    + "content. Free space on the disk or "
                    + "restore access to it, then run the same command again: it continues from there",
                "the state file does not contain that this resource has the id 'id-1'",
            ],
            result.Diagnostics.Where(item => item.Severity is EngineSeverity.Error).Select(item => item.Message)
        );
        Assert.Contains("creating", Assert.Single(engine.Pending()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_HeldByAnotherRun_AndAFullDisk_AreDifferentErrors()
    {
        using var engine = new EngineFixture();
        engine.Program(A);
        using (StateLock.Acquire(engine.StateFile, StateFiles.OfMachine))
        {
            var held = await Assert.ThrowsAsync<ProgramException>(() => engine.UpAsync());
            Assert.Contains("another run has the lock", held.Message, StringComparison.Ordinal);
        }

        engine.Options = engine.Options with
        {
            Files = new FailingFiles(1, () => new IOException("No space left on device"), forGood: true),
        };
        var full = await Assert.ThrowsAsync<ProgramException>(() => engine.UpAsync());

        Assert.Contains("the state directory cannot be written: No space left on device", full.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another run", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstSecret_SaltCannotBeWritten_IsOneError_AndTheFileOfTheStackIsWhole()
    {
        using var engine = new EngineFixture();
        const string config = "config:\n  p:x: y";
        engine.Program(A.Replace("size: 1", "size: {\"fn::secret\": s}", StringComparison.Ordinal));
        var file = engine.ConfigFile;
        await File.WriteAllTextAsync(file, config, Ct);
        engine.Options = engine.Options with
        {
            Files = new FailingFiles(1, () => new IOException("No space left on device"), forGood: true) { Only = "Pulumi.dev.yaml.tmp" },
        };

        var errors = await engine.FailAsync(engine.UpAsync);

        Assert.Contains($"{file} could not be written: No space left on device", errors, StringComparison.Ordinal);
        Assert.Equal(config, await File.ReadAllTextAsync(file, Ct));
    }

    /// <summary>Each value of a real state, replaced by one of each other kind, is a finding or is read: never another exception.</summary>
    [Fact]
    public async Task State_DamagedAtEachValue_IsRefusedWithItsFile_AndKept()
    {
        using var engine = new EngineFixture();
        await engine.Program(A + B).UpAsync();
        var sound = JObject.Parse(engine.ReadState());
        JToken[] wrong = [5, "text", true, JValue.CreateNull(), new JArray(), new JObject(), new JArray(1, "x"), -1e300, "\0"];
        var refused = 0;
        foreach (var path in sound.DescendantsAndSelf().OfType<JProperty>().Select(property => property.Path).ToList())
        {
            foreach (var value in wrong)
            {
                var damaged = (JObject)sound.DeepClone();
                ((JProperty)damaged.SelectToken(path)!.Parent!).Value = value.DeepClone();
                await File.WriteAllTextAsync(engine.StateFile, damaged.ToString(), Ct);
                var text = engine.ReadState();

                var fault = await Record.ExceptionAsync(engine.PreviewAsync);

                Assert.True(fault is null or ProgramException, $"{path} = {value.Type}: {fault}");
                Assert.Equal(text, engine.ReadState());
                refused += fault is null ? 0 : 1;
            }
        }

        Assert.InRange(refused, 50, int.MaxValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"version\": 3, \"deployment\": {\"manifest\": 5}}")]
    [InlineData("{\"version\": 99999999999999999999}")]
    public async Task State_Damaged_IsRefusedWithItsFile(string text)
    {
        using var engine = new EngineFixture();
        await engine.Program(A).UpAsync();
        await File.WriteAllTextAsync(engine.StateFile, text, Ct);

        var fault = await Assert.ThrowsAsync<ProgramException>(engine.UpAsync);

        Assert.Contains("was not changed", fault.Message, StringComparison.Ordinal);
        Assert.Equal(engine.StateFile, Assert.Single(fault.Diagnostics).File);
    }

    private static Task FailAtEachStepAsync(string verb, string before, string after, string diff, Func<Exception> fault, bool forGood) =>
        ForEachStepAsync(
            verb,
            before,
            after,
            diff,
            at => new FailingFiles(at, fault, forGood),
            (at, thrown, errors) =>
            {
                Assert.True(thrown is null or ProgramException, $"step {at}: {thrown}");
                var disk = errors.Where(error => error.Contains(fault().Message, StringComparison.Ordinal)).ToList();
                Assert.True(disk.Count == 1, $"step {at}: {string.Join('\n', errors)}");
            }
        );

    /// <summary>Fails the first step, the second and so on, until a run has no further step.</summary>
    private static async Task ForEachStepAsync(
        string verb,
        string before,
        string after,
        string diff,
        Func<int, FailingFiles> filesOf,
        Action<int, Exception?, IReadOnlyList<string>> check
    )
    {
        using var engine = new EngineFixture();
        var start = await AdoptingCloud.DeployAsync(before, diff, engine);
        if (verb == "refresh")
        {
            start.ChangeAll();
        }

        var at = 1;
        while (await RunAsync(verb, start, after, filesOf(at), (fault, errors) => check(at, fault, errors)))
        {
            at++;
            Assert.InRange(at, 2, 200);
        }

        Assert.InRange(at, 3, 200);
    }

    /// <summary>Returns whether the run got to the step that fails.</summary>
    private static async Task<bool> RunAsync(
        string verb,
        AdoptingCloud start,
        string after,
        FailingFiles files,
        Action<Exception?, IReadOnlyList<string>> check
    )
    {
        using var engine = new EngineFixture();
        var cloud = start.CopyFor(engine);
        engine.Program(after);
        DeploymentResult? result = null;
        var fault = await Record.ExceptionAsync(async () => result = await VerbAsync(new(engine.Options with { Files = files }), verb));
        if (!files.HasFailed)
        {
            Assert.Null(fault);
            return false;
        }

        check(fault, ErrorsOf(fault, result));
        Assert.True(files.IsKilled || Directory.GetFiles(engine.Options.ProgramDirectory, "*.tmp", SearchOption.AllDirectories) is []);
        await CompletesAsync(engine, cloud, verb, after);
        return true;
    }

    private static IReadOnlyList<string> ErrorsOf(Exception? fault, DeploymentResult? result) =>
        fault is ProgramException refused ? [.. refused.Diagnostics.Select(item => item.Message)]
        : result is null ? []
        : [.. result.Diagnostics.Where(item => item.Severity is EngineSeverity.Error).Select(item => item.Message)];

    private static async Task CompletesAsync(EngineFixture engine, AdoptingCloud cloud, string verb, string after)
    {
        var next = await VerbAsync(new(engine.Options), verb);
        Assert.True(next.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', next.Diagnostics));
        cloud.AssertKnown(verb == "destroy" ? 0 : after.Split("type: test:T").Length - 1);
        Assert.Empty(engine.Pending());
        if (verb.StartsWith("up", StringComparison.Ordinal))
        {
            Assert.Empty((await new DeploymentEngine(engine.Options).PreviewAsync(Ct)).Steps);
        }
    }

    private static Task<DeploymentResult> VerbAsync(DeploymentEngine engine, string verb) =>
        verb switch
        {
            "refresh" => engine.RefreshAsync(Ct),
            "destroy" => engine.DestroyAsync(Ct),
            _ => engine.UpAsync(Ct),
        };

    /// <summary>Real files, of which one step fails: permanently, or once.</summary>
    private sealed class FailingFiles(int failAt, Func<Exception> fault, bool forGood) : UnflushedFiles
    {
        private int step;

        public int FailAt { get; set; } = failAt;

        /// <summary>The end of the path of the only file that fails; empty for all.</summary>
        public string Only { get; init; } = string.Empty;

        public bool HasFailed { get; private set; }

        /// <summary>Whether the fault is the end of the process, which cleans nothing up.</summary>
        public bool IsKilled => fault() is InvalidProgramException;

        public override FileStream OpenLock(string path)
        {
            Step(path);
            return base.OpenLock(path);
        }

        protected override Stream Create(string path, bool isPrivate)
        {
            Step(path);
            return new TornFile(base.Create(path, isPrivate), () => Step(path));
        }

        protected override void Flush(Stream file)
        {
            Step(((FileStream)((TornFile)file).Whole).Name);
            base.Flush(((TornFile)file).Whole);
        }

        protected override void Move(string from, string to)
        {
            Step(from);
            base.Move(from, to);
        }

        private void Step(string path)
        {
            if (!path.EndsWith(Only, StringComparison.Ordinal))
            {
                return;
            }

            if (forGood ? ++step >= FailAt : ++step == FailAt)
            {
                HasFailed = true;
                throw fault();
            }
        }
    }
}
