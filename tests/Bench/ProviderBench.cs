using System.Diagnostics;
using System.Globalization;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
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
        return await CompareSetAsync(output, provider);
    }

    /// <summary>
    /// The preview of 300 pools of one NodePoolSet against that of 300 single pools: Check and Create of each, and Construct. The goal: at
    /// most twice the processor time. Both run in this process, so the time is that of the provider without gRPC.
    /// </summary>
    private static async Task<bool> CompareSetAsync(TextWriter output, ContainerOsProvider provider)
    {
        const int pools = 300;
        var single = Pool(3).Without("name");
        var template = single.Without("clusterId").Without("vSwitchIds");
        var set = PropertyMap.Of(
            ("clusterId", "c-demo"),
            ("template", template),
            (
                "pools",
                PropertyMap.Of(
                    Enumerable
                        .Range(0, pools)
                        .Select(i => KeyValuePair.Create($"p{i}", (PropertyValue)PropertyMap.Of(("vSwitchIds", single["vSwitchIds"]))))
                )
            )
        );
        var construct = new ConstructRequest(
            new RunInfo("shop", "dev", "organization", "127.0.0.1:1") { DryRun = true },
            "containeros:index:NodePoolSet",
            "shop",
            string.Empty,
            set,
            RegistrationOptions.None
        )
        {
            Monitor = new PreviewMonitor(provider),
        };
        var (singles, ofSet) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 300; round++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < pools; i++)
            {
                await PreviewAsync(provider, $"urn:pulumi:dev::shop::containeros:index:NodePool::p{i}", single);
            }

            singles = Math.Min(singles, (Environment.CpuUsage.TotalTime - begun).TotalMilliseconds);
            begun = Environment.CpuUsage.TotalTime;
            await provider.ConstructAsync(construct, CancellationToken.None);
            ofSet = Math.Min(ofSet, (Environment.CpuUsage.TotalTime - begun).TotalMilliseconds);
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n{pools} pools in preview: {singles:F1} ms of processor time one by one, {ofSet:F1} ms as a NodePoolSet, "
                    + $"{ofSet / singles:F2} times"
            )
        );
        return ofSet <= 2 * singles;
    }

    private static async Task<PropertyMap> PreviewAsync(ContainerOsProvider provider, string urn, PropertyMap inputs)
    {
        var check = new CheckRequest(urn, "containeros:index:NodePool", urn[(urn.LastIndexOf(':') + 1)..], PropertyMap.Empty, inputs);
        var inputsToUse = (await provider.CheckAsync(check, CancellationToken.None)).Inputs;
        return (await provider.CreateAsync(new CreateRequest(urn, inputsToUse, Preview: true), CancellationToken.None)).Properties;
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

    /// <summary>
    /// Answers registrations as an engine does in a preview of new resources: Check gets the inputs as they come from a wire, equal to
    /// those that were registered, but other objects. The copies are made in the first round, which is not the fastest.
    /// </summary>
    private sealed class PreviewMonitor(ContainerOsProvider provider) : IComponentMonitor
    {
        private readonly Dictionary<string, PropertyMap> copies = [];

        public async Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct)
        {
            var urn = $"urn:pulumi:dev::shop::{request.Type}::{request.Name}";
            if (request.Kind is RegistrationKind.Component)
            {
                return new(urn, string.Empty, PropertyMap.Empty);
            }

            if (!copies.TryGetValue(request.Name, out var copy))
            {
                copies[request.Name] = copy = (PropertyMap)Copy(request.Inputs);
            }

            return new(urn, string.Empty, await PreviewAsync(provider, urn, copy));
        }

        public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) => Task.CompletedTask;

        private static PropertyValue Copy(PropertyValue value) =>
            value switch
            {
                PropertyMap map => PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Copy(entry.Value)))),
                PropertyArray list => PropertyArray.Of(list.Items.Select(Copy)),
                PropertyString text => new PropertyString(new string(text.Value.AsSpan())),
                PropertyNumber number => new PropertyNumber(number.Value),
                _ => throw new NotSupportedException($"the pools of the benchmark have no {value.GetType().Name}"),
            };
    }
}
