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
/// What a preview adds to a program in TypeScript, beside the program alone, whose registrations are answered at once. All load the SDK and
/// compile the program. The embedded engine runs in this process, with the plugin as a process and the emulator in this process; the
/// command runs as a process, as it is released and as it is built.
/// </summary>
internal static class ProgramBench
{
    private const int Rounds = 16;

    /// <summary>The program, with its packages (<c>eng/install-example</c>).</summary>
    private const string Example = "examples/quickstart-typescript";

    /// <summary>The command as it is released, with the plugin beside it (<c>eng/publish-command</c>).</summary>
    private const string Released = "artifacts/command/linux-x64/containeros";

    /// <summary>The command as it is built, just in time.</summary>
    private const string Built = "src/ContainerOS.Cli/bin/Release/net10.0/containeros";

    /// <summary>How many times the time of the program alone a preview may take.</summary>
    private const double Limit = 1.25;

    /// <summary>The config of the program, as its Pulumi.yaml and the engine give it.</summary>
    private const string Config = """{"quickstart-typescript:config:desiredSize": "3"}""";

    /// <summary>
    /// The unit of the times of children in <c>/proc/self/stat</c>: USER_HZ, 100 on every Linux that .NET runs on (proc(5)).
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Measures, and returns whether the preview as a process stays below the limit.</summary>
    internal static async Task<bool> RunAsync(TextWriter output)
    {
        string[] needed = [Path.Combine(Example, "node_modules"), Released, Built];
        if (needed.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            await output.WriteLineAsync($"skipped: {missing} is missing; 'eng/bench programs' makes it");
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("containeros-bench-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Example))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), Path.GetFullPath(needed[0]));
            await using var emulator = await AckEmulator.StartAsync(options => options.IsStepped = true);
            (string Name, Func<Task> Run)[] rows =
            [
                ("the TypeScript quickstart alone, in Node", () => RunAloneAsync(folder.FullName)),
                ("its preview on the embedded engine in a warm process", () => PreviewAsync(folder.FullName, new Plugin(emulator.Address))),
                ("`containeros preview` as a process, as released", () => RunCommandAsync(Released, folder.FullName)),
                ("`containeros preview` as a process, compiled just in time", () => RunCommandAsync(Built, folder.FullName)),
            ];
            var costs = rows.Select(_ => new List<Cost>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (row, measured) in rows.Zip(costs))
                {
                    measured.Add(await MeasureAsync(row.Run));
                }
            }

            // The first round reads the files from the disk, and compiles the engine of this process just in time.
            var kept = costs.Select(each => each.Skip(1).ToList()).ToList();
            var times = kept.Select(each => each.Zip(kept[0], (cost, bare) => cost / bare).ToList()).ToList();
            await output.WriteLineAsync(
                "| what | by the clock, ms | times | processor time, ms | times |\n| --- | --- | --- | --- | --- |"
            );
            foreach (var (row, each, ratios) in rows.Zip(kept, times))
            {
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {row.Name} | {each.Min(cost => cost.Clock):F0} | {Median(ratios.Select(ratio => ratio.Clock)):F2} | "
                            + $"{each.Min(cost => cost.Processor):F0} | {Median(ratios.Select(ratio => ratio.Processor)):F2} |"
                    )
                );
            }

            return Median(times[2].Select(ratio => ratio.Clock)) <= Limit;
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
            .. $"--monitor {server.Address} --engine {server.Address} --project quickstart-typescript --stack dev --dry-run --pwd".Split(
                ' '
            ),
            folder,
            ".",
        ];
        await using var process = ProgramProcess.Start(
            new ProgramStart("node", arguments, folder)
            {
                Environment = new Dictionary<string, string> { ["PULUMI_NODEJS_TYPESCRIPT"] = "true", ["PULUMI_CONFIG"] = Config },
            }
        );
        await process.WaitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"the program alone ended with exit code {process.ExitCode}");
        }
    }

    /// <summary>The command as a user runs it: it starts the plugin beside it, and an emulator in its process.</summary>
    private static async Task RunCommandAsync(string command, string folder)
    {
        await using var process = ProgramProcess.Start(new ProgramStart(Path.GetFullPath(command), ["preview", folder], folder));
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

    /// <summary>The plugin as it is released.</summary>
    private sealed class Plugin(Uri emulator) : IPluginSource
    {
        public PluginProgram Find(string package) =>
            new(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Released)!, "pulumi-resource-containeros")))
            {
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
        public RunInfo Info { get; } = new("quickstart-typescript", "dev", "organization", string.Empty) { DryRun = true };

        public bool Supports(string feature) => true;

        public Task<InvokeResult> InvokeAsync(MonitorInvoke request, CancellationToken ct) => throw new NotSupportedException();

        public Task<CallResult> CallAsync(MonitorCall request, CancellationToken ct) => throw new NotSupportedException();

        public Task<RegisteredResource> ReadAsync(ResourceRead request, CancellationToken ct) => throw new NotSupportedException();

        public Task<RegisteredResource> RegisterAsync(ResourceRegistration request, CancellationToken ct) =>
            Task.FromResult(
                new RegisteredResource(
                    $"urn:pulumi:dev::quickstart-typescript::{request.Type}::{request.Name}",
                    string.Empty,
                    PropertyMap.Empty
                )
            );

        public Task RegisterOutputsAsync(string urn, PropertyMap outputs, CancellationToken ct) => Task.CompletedTask;

        public Task<string> RegisterPackageAsync(PackageRegistration request, CancellationToken ct) => throw new NotSupportedException();

        public Task RegisterCallbackAsync(string kind, CancellationToken ct) => throw new NotSupportedException();

        public Task SignalAsync(CancellationToken ct) => Task.CompletedTask;

        public void Log(LogMessage message) { }
    }
}
