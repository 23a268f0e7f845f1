using System.Diagnostics;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>containeros emulator</c> as a process, and the verbs that work with it.</summary>
public sealed class EmulatorVerbTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Dictionary<string, string> environment;

    public EmulatorVerbTests() =>
        environment = new()
        {
            ["XDG_DATA_HOME"] = folder.PathOf("data"),
            ["HOME"] = folder.FullName,
            ["NO_PROXY"] = "*",
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string StateFile => folder.PathOf("account.db");

    [Fact]
    public async Task Verbs_WorkWithTheEmulatorThatWasStartedLast()
    {
        var (scenario, policy) = (folder.PathOf("before.json"), folder.PathOf("policy.json"));
        var none = await RunAsync("step", "1s");
        using var emulator = Command.Start(environment, "emulator", "--stepped", "--policy", policy, "--metadata");
        var waited = await RunAsync("wait", "--timeout", "30s");
        var variables = JObject.Parse((await RunAsync("env", "--format", "json")).Output);
        using var cloud = Client((string)variables["CONTAINEROS_ENDPOINT"]!);
        var saved = await RunAsync("save", scenario);
        var made = await CreateAsync(cloud, "web");
        var stepped = await RunAsync("step", "--until-task", made.TaskId!);
        var after = folder.PathOf("after.json");
        await RunAsync("save", after);
        var diff = await RunAsync("diff", scenario, after);
        var same = await RunAsync("diff", after, after, "--json");
        var doctor = await RunAsync("doctor");
        foreach (var (name, value) in variables)
        {
            environment[name] = (string)value!;
        }

        var healthy = await RunAsync("doctor");
        KillTests.Signal("INT", emulator.Id);
        var ended = await Command.EndAsync(emulator);

        Assert.Equal(1, none.ExitCode);
        Assert.Contains("no emulator runs", none.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (waited.ExitCode, saved.ExitCode, stepped.ExitCode));
        Assert.Equal((1, 0), (diff.ExitCode, same.ExitCode));
        Assert.Contains($"+ pool {made.NodePoolId} (web)", diff.Output, StringComparison.Ordinal);
        Assert.Equal((1, 0), (doctor.ExitCode, healthy.ExitCode));
        Assert.Contains("problem  ALIBABA_CLOUD_ACCESS_KEY_ID is not set", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("ok       a signed call is accepted", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("Metadata of ECS: http://127.0.0.1:", ended.Output, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("cs:CreateClusterNodePool", await File.ReadAllTextAsync(policy, Ct), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.PathOf("data", "containeros"), "*.address"));
    }

    [Fact]
    public async Task KilledAtAnyMoment_LosesNoAcknowledgedChange_AndTasksGoOn()
    {
        List<string> acknowledged = [];
        for (var run = 0; run < 4; run++)
        {
            using var emulator = Command.Start(environment, "emulator", "--state", StateFile);
            await RunAsync("wait", "--state", StateFile);
            var running = await AckEmulator.FindRunningAsync(StateFile, Ct);
            using var cloud = Client(running!.Address.ToString());
            Assert.Equal(acknowledged.Order(), (await PoolsAsync(cloud)).Intersect(acknowledged).Order());

            // Two writers are in the middle of their calls when the process is killed, after a number of replies that differs by run.
            var (enough, count) = (new TaskCompletionSource(), 3 + (run * 4));
            var writers = Enumerable
                .Range(0, 2)
                .Select(lane => WriteAsync(cloud, $"r{run}-l{lane}", acknowledged, count, enough))
                .ToArray();
            try
            {
                await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), Ct);
            }
            finally
            {
                emulator.Kill();
            }

            await Task.WhenAll(writers);
            await emulator.WaitForExitAsync(Ct);
        }

        await using var last = await AckEmulator.StartAsync(options => (options.StateFile, options.Speed) = (StateFile, 1_000_000), Ct);
        using var final = Client(last.Address.ToString());
        var pools = await PoolsAsync(final);
        Assert.Empty(acknowledged.Except(pools));
        Assert.InRange(pools.Count, acknowledged.Count, acknowledged.Count + 8); // A change may be kept whose reply was lost.
        Assert.All(
            await final.Ack.NodePools.ListAsync(DemoAccount.ClusterId, cancellationToken: Ct),
            pool => Assert.Equal(("active", 1), (pool.Status!.State?.Value, pool.Status.HealthyNodes))
        );
    }

    [Fact]
    public async Task FileThatMayNotGrow_FailsTheCall_AndKeepsWhatWasAcknowledged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits the size of files with the shell's ulimit");
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", $"trap '' XFSZ; ulimit -f 200; exec \"{Command.Program}\" emulator --state \"{StateFile}\""]
        );
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // It maps code from a file, which the limit would be for too.
        List<string> acknowledged = [];
        using (var emulator = Command.Start(environment, start))
        {
            await RunAsync("wait", "--state", StateFile);
            using var cloud = Client((await AckEmulator.FindRunningAsync(StateFile, Ct))!.Address.ToString());
            var refused = await Assert.ThrowsAnyAsync<SdkException>(async () =>
            {
                for (var number = 0; number < 200; number++)
                {
                    acknowledged.Add((await CreateAsync(cloud, $"p-{number}")).NodePoolId);
                }
            });
            Assert.Contains("could not be kept", refused.Message, StringComparison.Ordinal);
            Assert.Equal(acknowledged.Order(), (await PoolsAsync(cloud)).Order());
            emulator.Kill();
            await emulator.WaitForExitAsync(Ct);
        }

        await using var next = await AckEmulator.StartAsync(options => options.StateFile = StateFile, Ct);
        using var again = Client(next.Address.ToString());
        Assert.Equal(acknowledged.Order(), (await PoolsAsync(again)).Order());
    }

    public void Dispose() => folder.Dispose();

    private static async Task WriteAsync(
        AlibabaCloudClient cloud,
        string prefix,
        List<string> acknowledged,
        int enoughReplies,
        TaskCompletionSource enough
    )
    {
        var replies = 0;
        try
        {
            while (true)
            {
                var made = await CreateAsync(cloud, $"{prefix}-{replies}");
                lock (acknowledged)
                {
                    acknowledged.Add(made.NodePoolId);
                }

                if (++replies == enoughReplies)
                {
                    enough.TrySetResult();
                }
            }
        }
        catch (SdkException exception)
        {
            enough.TrySetException(exception); // Unless the process was killed, which is after enough replies.
        }
    }

    private static Task<CreateNodePoolResult> CreateAsync(AlibabaCloudClient cloud, string name) =>
        cloud.Ack.NodePools.CreateAsync(
            DemoAccount.ClusterId,
            new CreateNodePoolRequest
            {
                Info = new() { Name = name },
                ScalingGroup = new()
                {
                    ImageType = "ContainerOS",
                    InstanceTypes = ["ecs.g7.xlarge"],
                    VSwitchIds = [DemoAccount.VSwitchIds[0]],
                    KeyPair = DemoAccount.KeyPair,
                    DesiredSize = 1,
                    DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
                },
            },
            Ct
        );

    private static async Task<List<string>> PoolsAsync(AlibabaCloudClient cloud) =>
        [.. (await cloud.Ack.NodePools.ListAsync(DemoAccount.ClusterId, cancellationToken: Ct)).Select(pool => pool.Id)];

    private static AlibabaCloudClient Client(string endpoint) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = endpoint,
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
                MaxRetries = 0,
            }
        );

    private Task<ProcessResult> RunAsync(params string[] arguments) => Command.RunAsync(environment, ["emulator", .. arguments]);
}
