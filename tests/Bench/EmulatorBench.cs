using System.Diagnostics;
using System.Globalization;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Bench;

/// <summary>What calls of the emulator cost, with the client in the same process.</summary>
internal static class EmulatorBench
{
    private const int Lanes = 8;
    private const int Rounds = 5;
    private const int Reads = 500;
    private const int LargePools = 10;
    private const int NodesOfALargePool = 1_000;
    private const int NodesOfABatch = 10;

    /// <summary>Measures, and returns whether a read costs about the same however many nodes exist.</summary>
    internal static async Task<bool> RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("| what | measured |\n| --- | --- |");
        await using var emulator = await AckEmulator.StartAsync(options => options.IsStepped = true);

        using var cloud = Client(emulator);
        var small = await CreateAsync(cloud, emulator, "small", 3);
        await ReadAsync(cloud, small, Reads); // Compiles what is hot.

        var begun = Stopwatch.GetTimestamp();
        var thousand = await CreateAsync(cloud, emulator, "thousand", NodesOfALargePool);
        Write(output, "scale-out of 1,000 nodes, stepped to its end, ms", Stopwatch.GetElapsedTime(begun).TotalMilliseconds);

        begun = Stopwatch.GetTimestamp();
        var upgrade = await cloud.Ack.NodePools.UpgradeAsync(
            DemoAccount.ClusterId,
            thousand,
            new NodePoolUpgrade
            {
                UseReplace = true,
                RollingPolicy = new() { MaxParallelism = NodesOfABatch },
            }
        );
        emulator.AdvanceUntilTaskEnds(upgrade.TaskId!);
        Write(
            output,
            "replacement of 1,000 nodes in batches of 10, stepped to its end, ms",
            Stopwatch.GetElapsedTime(begun).TotalMilliseconds
        );

        var alone = await MeasureAsync(cloud, small);
        var (before, large) = (GC.GetTotalMemory(forceFullCollection: true), new List<string>());
        begun = Stopwatch.GetTimestamp();
        foreach (var number in Enumerable.Range(0, LargePools))
        {
            large.Add(await CreateAsync(cloud, emulator, $"large-{number}", NodesOfALargePool));
        }

        Write(output, "10,000 nodes in 10 pools, stepped, ms", Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        Write(output, "memory of 10,000 nodes, MiB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0);

        var (beside, ofLarge) = (await MeasureAsync(cloud, small), await MeasureAsync(cloud, large[0]));
        Write(output, "detail of a pool of 3 nodes, 1,003 nodes in all, µs of processor time", alone);
        Write(output, "the same with 11,003 nodes in all, µs", beside);
        Write(output, "detail of a pool of 1,000 nodes, 11,003 nodes in all, µs", ofLarge);
        Write(output, $"signed reads a second, {Lanes} lanes", await ThroughputAsync(cloud, small));
        await MeasureChangesAsync(output);
        return Math.Min(beside, ofLarge) < alone * 2;
    }

    /// <summary>
    /// The processor time of a change in memory and in a state file, in turns, so that what else the machine does meets both: a pool
    /// of one node that is created.
    /// </summary>
    private static async Task MeasureChangesAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("containeros-bench-");
        try
        {
            await using var memory = await AckEmulator.StartAsync(options => options.IsStepped = true);
            await using var kept = await AckEmulator.StartAsync(options =>
                (options.IsStepped, options.StateFile) = (true, Path.Combine(folder.FullName, "account.db"))
            );
            var (inMemory, inFile) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds * 2; round++)
            {
                inMemory = Math.Min(inMemory, await MeasureChangesAsync(memory, round));
                inFile = Math.Min(inFile, await MeasureChangesAsync(kept, round));
            }

            Write(output, "a change in memory, µs of processor time", inMemory);
            Write(output, "the same in a state file, µs", inFile);
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| the state file's share: times a change in memory | {inFile / inMemory:0.00} |"
                )
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MeasureChangesAsync(AckEmulator emulator, int round)
    {
        // All rounds together stay below the 100 pools that a cluster may have.
        const int changes = 9;
        using var cloud = Client(emulator);
        var begun = Environment.CpuUsage.TotalTime;
        for (var change = 0; change < changes; change++)
        {
            await cloud.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Request($"r{round}-{change}", 1));
        }

        return (Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / changes;
    }

    private static AlibabaCloudClient Client(AckEmulator emulator) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );

    private static async Task<string> CreateAsync(AlibabaCloudClient cloud, AckEmulator emulator, string name, int size)
    {
        var made = await cloud.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Request(name, size));
        emulator.AdvanceUntilTaskEnds(made.TaskId!);
        var pool = await cloud.Ack.NodePools.GetAsync(DemoAccount.ClusterId, made.NodePoolId);
        return pool.Status?.HealthyNodes == size
            ? made.NodePoolId
            : throw new InvalidOperationException($"{pool.Status?.HealthyNodes} of {size} nodes are ready.");
    }

    private static CreateNodePoolRequest Request(string name, int size) =>
        new()
        {
            Info = new() { Name = name },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = [DemoAccount.VSwitchIds[0]],
                KeyPair = DemoAccount.KeyPair,
                DesiredSize = size,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
        };

    private static async Task ReadAsync(AlibabaCloudClient cloud, string pool, int count)
    {
        for (var read = 0; read < count; read++)
        {
            await cloud.Ack.NodePools.GetAsync(DemoAccount.ClusterId, pool);
        }
    }

    /// <summary>The processor time of a read in microseconds, client included: the least of some rounds.</summary>
    private static async Task<double> MeasureAsync(AlibabaCloudClient cloud, string pool)
    {
        var least = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            await ReadAsync(cloud, pool, Reads);
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / Reads);
        }

        return least;
    }

    private static async Task<double> ThroughputAsync(AlibabaCloudClient cloud, string pool)
    {
        var most = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => ReadAsync(cloud, pool, Reads))));
            most = Math.Max(most, Lanes * Reads / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return most;
    }

    private static void Write(TextWriter output, string what, double value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {value:N0} |"));
}
