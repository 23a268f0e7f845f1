using System.Diagnostics;
using ContainerOS.Emulator;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// Processes of <c>up</c> are killed (SIGKILL) at random moments of a rollout and of its way back: the plugin, the engine, or both. The
/// next <c>up</c> goes on. <c>CONTAINEROS_ROLLOUT_KILLS</c> sets the number of kills, and <c>CONTAINEROS_ROLLOUT_SEED</c> the first seed;
/// docs/rollout.md has the figures of a large run.
/// </summary>
public sealed class RolloutKillTests
{
    private const string Before = "lifsea_3_x64_5G_alibase_20250805.qcow2";
    private const string Good = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Bad = "lifsea_3_x64_5G_emulator_never_boots.qcow2";

    /// <summary>A batch of the example has at most two nodes.</summary>
    private const int LargestBatch = 2;

    /// <summary>A batch takes about two seconds.</summary>
    private const double Speed = 60;

    private const int MostKillsOfARollout = 4;

    private static int Kills { get; } = RunCount.Of("CONTAINEROS_ROLLOUT_KILLS", 2);

    /// <summary>The rollout of seed 3 is of a bad image, and both, the engine and the plugin are killed in turn.</summary>
    private static int FirstSeed { get; } = RunCount.Of("CONTAINEROS_ROLLOUT_SEED", 3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProcessesThatAreKilledAtRandomMoments_LeaveARolloutThatTheNextUpEnds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the plugin through /proc, which only Linux has");
        var (killed, seed) = (0, FirstSeed - 1);
        await Task.WhenAll(
            Enumerable
                .Range(0, Math.Min(4, Kills / 2))
                .Select(async _ =>
                {
                    while (Volatile.Read(ref killed) < Kills)
                    {
                        Interlocked.Add(ref killed, await RunAsync(Interlocked.Increment(ref seed)));
                    }
                })
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} kills in rollouts of the seeds {FirstSeed} to {seed}");
    }

    /// <summary>One rollout to its end.</summary>
    /// <returns>The number of kills.</returns>
    private static async Task<int> RunAsync(int seed)
    {
        var random = new Random(seed);
        var isBad = random.Next(2) == 0;
        await using var stage = await Stage.OfAsync("rollout-yaml", Speed);
        var created = await stage.RunAsync("up", "--yes");
        Assert.True(created.ExitCode == 0, created.Output + created.Error);
        await stage.EditAsync("version: 3.5.1", $"version: 3.6.1\n        imageId: {(isBad ? Bad : Good)}");

        List<string> steps = [];
        for (var left = random.Next(1, MostKillsOfARollout + 1); left > 0; left--)
        {
            var victim = random.Next(3);
            var delay = TimeSpan.FromMilliseconds(random.Next(500, 8_000));
            using var up = Command.Start(stage.Environment, "up", stage.Folder, "--yes");
            var ended = Command.EndAsync(up);
            try
            {
                await ended.WaitAsync(delay, Ct);
                break; // It was done before.
            }
            catch (TimeoutException)
            {
                Kill(up, victim);
            }

            await ended;
            steps.Add($"{(victim == 0 ? "plugin" : victim == 1 ? "engine" : "both")} after {delay.TotalSeconds:0.0} s");
        }

        // The last one may find the rollout at its end already.
        var last = await stage.RunAsync("up", "--yes");
        var context = $"seed {seed}, {(isBad ? "bad" : "good")} image, killed: {string.Join(", ", steps)}\n{last.Output}{last.Error}";
        TestContext.Current.TestOutputHelper?.WriteLine(context[..context.IndexOf('\n', StringComparison.Ordinal)]);
        Assert.True(last.ExitCode == (isBad ? 1 : 0), context);
        await AssertEndAsync(stage, isBad, context);
        return steps.Count;
    }

    private static void Kill(Process up, int victim)
    {
        try
        {
            if (victim != 1)
            {
                using var plugin = Processes.PluginOf(up);
                plugin.Kill();
            }

            if (victim != 0)
            {
                up.Kill();
            }
        }
        catch (Exception gone) when (gone is InvalidOperationException or ArgumentException or Xunit.Sdk.SingleException)
        {
            // The plugin was not there yet, or not any more: the engine alone is killed then.
            up.Kill();
        }
    }

    private static async Task AssertEndAsync(Stage stage, bool isBad, string context)
    {
        using var client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = stage.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
        var pool = Assert.Single(await client.Ack.NodePools.ListAsync(DemoAccount.ClusterId, cancellationToken: Ct));
        var reader = new RolloutReader(client, DemoAccount.ClusterId, pool.Id!);
        var nodes = await reader.ReadNodesAsync(withZones: false, since: null, Ct);
        Assert.True(nodes.Length == 4 && nodes.All(node => node.IsReady && node.ImageId == (isBad ? Before : Good)), context);
        Assert.Empty(await reader.ReadOpenTasksAsync(Ct));

        var tasks = (await reader.ReadUpgradesAsync(int.MaxValue, Ct)).OrderBy(task => task.Created).ToList();
        // A node goes forward once, and back once; an image that never boots touches the canary only.
        var replacements = tasks.SelectMany(task => task.Results!).Where(result => result.Status != TaskResultStatus.Initial);
        Assert.All(replacements.CountBy(result => result.Data!), node => Assert.True(node.Value <= (isBad ? 2 : 1), context));
        Assert.True(tasks.Count == (isBad ? 2 : 3), $"{tasks.Count} tasks: {context}");
        Assert.All(tasks, task => Assert.True(task.Results!.Count <= LargestBatch, context));
        // No task begins before the one before it has ended: the budget holds.
        Assert.All(tasks.Zip(tasks.Skip(1)), pair => Assert.True(pair.Second.Created >= pair.First.Updated, context));
    }
}
