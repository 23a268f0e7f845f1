using System.Diagnostics;
using System.Globalization;
using ContainerOS.Emulator;
using ContainerOS.Engine;
using ContainerOS.Engine.Plugins;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Monitor;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Bench;

/// <summary>
/// What the engine adds to a program in TypeScript: a preview with the plugin as a process and the emulator as cloud, beside the program
/// alone, whose registrations are answered at once. Both load the SDK and compile the program. The plugin is the one that is released,
/// compiled ahead of time (<c>eng/publish-plugin</c>), or without it the one of the build. Beside them, the whole command as a process.
/// </summary>
internal static class ProgramBench
{
    private const int Rounds = 16;

    /// <summary>The command as it is built, just in time.</summary>
    private const string Command = "src/ContainerOS.Cli/bin/Release/net10.0/containeros";

    /// <summary>How many times the time of the program alone a preview may take.</summary>
    private const double Limit = 1.25;

    private const string Program = """
        import * as pulumi from "@pulumi/pulumi";
        class NodePool extends pulumi.CustomResource {
            public readonly nodePoolId!: pulumi.Output<string>;
            constructor(name: string, args: pulumi.Inputs) {
                super("containeros:index:NodePool", name, { nodePoolId: undefined, ...args });
            }
        }
        const web = new NodePool("web", {
            clusterId: "cd3m0a0000000000000000000000000001",
            instanceTypes: ["ecs.g7.xlarge"],
            vSwitchIds: ["vsw-demo-h", "vsw-demo-i"],
            os: { version: "3.6.1" },
            dataDisk: { category: "cloud_essd", performanceLevel: "PL1", sizeGiB: 120 },
            desiredSize: 3,
            access: { keyPair: "demo-key" },
        });
        export const nodePoolId = web.nodePoolId;
        """;

    /// <summary>
    /// The unit of the times of children in <c>/proc/self/stat</c>: USER_HZ, 100 on every Linux that .NET runs on (proc(5)).
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Measures, and returns whether a preview stays below the limit.</summary>
    internal static async Task<bool> RunAsync(TextWriter output)
    {
        var packages = Path.GetFullPath("tests/ContainerOS.Engine.Tests/node/node_modules");
        if (!Directory.Exists(packages))
        {
            await output.WriteLineAsync($"skipped: {packages} is missing; run 'npm ci' beside it, and this in the root of the repository");
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("containeros-bench-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), packages);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.ts"), Program);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{"main": "index.ts"}""");
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Pulumi.yaml"),
                "name: quickstart\nruntime: nodejs\n"
                    + "config: {containeros:cloud: {value: emulator}, containeros:region: {value: cn-hangzhou}}\n"
            );
            var released = Path.GetFullPath("artifacts/plugin/linux-x64/pulumi-resource-containeros");
            var plugin = File.Exists(released) ? released : null;
            await using var emulator = await AckEmulator.StartAsync(options => options.IsStepped = true);
            var (alone, preview, command) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
            for (var round = 0; round < Rounds; round++)
            {
                alone.Add(await MeasureAsync(() => RunAloneAsync(folder.FullName)));
                preview.Add(await MeasureAsync(() => PreviewAsync(folder.FullName, new Plugin(emulator.Address, plugin))));
                command.Add(await MeasureAsync(() => RunCommandAsync(folder.FullName, emulator.Address)));
            }

            // The first round compiles the engine just in time.
            List<Cost>[] all =
            [
                [.. alone.Skip(1)],
                [.. preview.Skip(1)],
                [.. command.Skip(1)],
            ];
            var times = all.Select(costs => costs.Zip(all[0], (cost, bare) => cost / bare).ToList()).ToList();
            string[] names =
            [
                "a TypeScript program of one pool alone",
                $"its preview on the embedded engine, plugin compiled {(plugin is null ? "just in time" : "ahead of time")}",
                "`containeros preview` as a process, command and plugin compiled just in time",
            ];
            await output.WriteLineAsync(
                "| what | by the clock, ms | times | processor time, ms | times |\n| --- | --- | --- | --- | --- |"
            );
            foreach (var (name, costs, ratios) in names.Zip(all, times))
            {
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {name} | {costs.Min(cost => cost.Clock):F0} | {Median(ratios.Select(each => each.Clock)):F2} | "
                            + $"{costs.Min(cost => cost.Processor):F0} | {Median(ratios.Select(each => each.Processor)):F2} |"
                    )
                );
            }

            return Median(times[1].Select(each => each.Clock)) <= Limit;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static async Task<Cost> MeasureAsync(Func<Task> run)
    {
        var (begun, processor) = (Stopwatch.GetTimestamp(), ProcessorTime());
        await run();
        return new(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, (ProcessorTime() - processor).TotalMilliseconds);
    }

    /// <summary>The processor time of this process and of the processes that it started and that have ended.</summary>
    private static TimeSpan ProcessorTime()
    {
        // The name of the process, in brackets, is the second field; the times of children are the 16th and 17th.
        var fields = File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
        return Environment.CpuUsage.TotalTime + (Tick * ticks);
    }

    private static async Task RunAloneAsync(string folder)
    {
        await using var server = await MonitorServer.StartAsync(new InstantMonitor(), CancellationToken.None);
        string[] arguments =
        [
            Path.Combine(folder, "node_modules/@pulumi/pulumi/cmd/run/index.js"),
            .. $"--monitor {server.Address} --engine {server.Address} --project quickstart --stack dev --dry-run --pwd".Split(' '),
            folder,
            ".",
        ];
        await using var process = ProgramProcess.Start(
            new ProgramStart("node", arguments, folder)
            {
                Environment = new Dictionary<string, string> { ["PULUMI_NODEJS_TYPESCRIPT"] = "true", ["PULUMI_CONFIG"] = "{}" },
            }
        );
        await process.WaitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the program alone ended with exit code {process.ExitCode}");
        }
    }

    private static async Task RunCommandAsync(string folder, Uri emulator)
    {
        await using var process = ProgramProcess.Start(
            new ProgramStart(Path.GetFullPath(Command), ["preview", folder], folder)
            {
                Environment = new Dictionary<string, string> { ["CONTAINEROS_ENDPOINT"] = emulator.ToString() },
            }
        );
        await process.WaitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the command ended with exit code {process.ExitCode}");
        }
    }

    private static async Task PreviewAsync(string folder, Plugin plugin)
    {
        var options = new EngineOptions { ProgramDirectory = folder, Plugins = plugin };
        var result = await new DeploymentEngine(options).PreviewAsync(CancellationToken.None);
        if (result.Outcome is not DeploymentOutcome.Succeeded || result.Steps.Count != 1)
        {
            throw new InvalidOperationException($"the preview failed: {string.Join('\n', result.Diagnostics)}");
        }
    }

    /// <summary>What a run takes, in milliseconds.</summary>
    private readonly record struct Cost(double Clock, double Processor)
    {
        public static Cost operator /(Cost cost, Cost other) => new(cost.Clock / other.Clock, cost.Processor / other.Processor);
    }

    private sealed class Plugin(Uri emulator, string? released) : IPluginSource
    {
        public PluginProgram Find(string package) =>
            new(released ?? "dotnet")
            {
                Arguments = released is null ? [Path.Combine(AppContext.BaseDirectory, "pulumi-resource-containeros.dll")] : [],
                Environment = new Dictionary<string, string>
                {
                    ["CONTAINEROS_ENDPOINT"] = emulator.ToString(),
                    ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
                    ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
                },
            };
    }

    /// <summary>Answers each call at once, without a plugin.</summary>
    private sealed class InstantMonitor : IResourceMonitor
    {
        public RunInfo Info { get; } = new("quickstart", "dev", "organization", string.Empty) { DryRun = true };

        public bool Supports(string feature) => true;

        public Task<InvokeResult> InvokeAsync(MonitorInvoke request, CancellationToken ct) => throw new NotSupportedException();

        public Task<CallResult> CallAsync(MonitorCall request, CancellationToken ct) => throw new NotSupportedException();

        public Task<RegisteredResource> ReadAsync(ResourceRead request, CancellationToken ct) => throw new NotSupportedException();

        public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct) =>
            Task.FromResult(
                new RegisteredResource($"urn:pulumi:dev::quickstart::{request.Type}::{request.Name}", string.Empty, PropertyMap.Empty)
            );

        public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) => Task.CompletedTask;

        public Task<string> RegisterPackageAsync(PackageRegistration request, CancellationToken ct) => throw new NotSupportedException();

        public Task RegisterCallbackAsync(string kind, CancellationToken ct) => throw new NotSupportedException();

        public Task SignalAsync(CancellationToken ct) => Task.CompletedTask;

        public void Log(LogMessage message) { }
    }
}
