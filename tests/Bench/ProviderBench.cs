using System.Diagnostics;
using System.Globalization;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider;

namespace ContainerOS.Bench;

/// <summary>Check and Diff of one pool, without a cloud, and the schema document. The goal: p99 of 40 µs and 10 KB for each call.</summary>
internal static class ProviderBench
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private const int WarmUps = 20_000;
    private const int Calls = 20_000;

    internal static async Task<bool> RunAsync(TextWriter output)
    {
        // Without a cloud: lookups that are made once a run are not measured.
        Environment.SetEnvironmentVariable("CONTAINEROS_OFFLINE", "1");
        using var provider = new ContainerOsProvider(NullEngineLog.Instance);
        var settings = PropertyMap.Of(("cloud", "emulator"), ("region", "cn-hangzhou"));
        await provider.ConfigureAsync(new ConfigureRequest(settings), CancellationToken.None);
        var olds = Pool(3);
        var news = Pool(5);
        var check = new CheckRequest(Urn, "containeros:index:NodePool", "web", olds, news);
        var diff = new DiffRequest("c:np", Urn, olds, olds, news, []);
        await output.WriteLineAsync("| call | mean µs | p50 | p99 | KB |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- |");
        await MeasureAsync(output, "Check", () => provider.CheckAsync(check, CancellationToken.None));
        await MeasureAsync(output, "Diff", () => provider.DiffAsync(diff, CancellationToken.None));
        await MeasureAsync(output, "GetSchema", () => provider.GetSchemaAsync(new SchemaRequest(), CancellationToken.None), 200);
        return true;
    }

    private static PropertyMap Pool(int size) =>
        PropertyMap.Of(
            ("clusterId", "c-demo"),
            ("name", "web"),
            ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
            ("vSwitchIds", PropertyArray.Of("vsw-a", "vsw-b")),
            ("os", PropertyMap.Of(("version", "3.6.1"))),
            ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 120.0), ("performanceLevel", "PL1"))),
            ("desiredSize", (double)size),
            ("labels", PropertyMap.Of(("team", "web"))),
            ("access", PropertyMap.Of(("keyPair", "ops")))
        );

    private static async Task MeasureAsync(TextWriter output, string name, Func<Task> call, int calls = Calls)
    {
        for (var i = 0; i < Math.Min(WarmUps, calls * 10); i++)
        {
            await call();
        }

        var times = new double[calls];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await call();
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }

        var kilobytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1024.0 / calls;
        Array.Sort(times);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {times.Average():F1} | {times[calls / 2]:F1} | {times[calls * 99 / 100]:F1} | {kilobytes:F1} |"
            )
        );
    }
}
