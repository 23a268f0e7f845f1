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
/// compiled ahead of time (<c>eng/publish-plugin</c>), or without it the one of the build.
/// </summary>
internal static class ProgramBench
{
    private const int Rounds = 7;

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
            var (alone, preview) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                alone = Math.Min(alone, await MeasureAsync(() => RunAloneAsync(folder.FullName)));
                preview = Math.Min(preview, await MeasureAsync(() => PreviewAsync(folder.FullName, new Plugin(emulator.Address, plugin))));
            }

            await output.WriteLineAsync("| what | measured |\n| --- | --- |");
            Write(output, "a TypeScript program of one pool alone, ms", alone, "0");
            Write(
                output,
                $"its preview on the embedded engine, plugin compiled {(plugin is null ? "just in time" : "ahead of time")}, ms",
                preview,
                "0"
            );
            Write(output, $"the preview's share: times the program alone, at most {Limit}", preview / alone, "0.00");
            return preview / alone <= Limit;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(TextWriter output, string what, double value, string format) =>
        output.WriteLine($"| {what} | {value.ToString(format, CultureInfo.InvariantCulture)} |");

    private static async Task<double> MeasureAsync(Func<Task> run)
    {
        var begun = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
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

    private static async Task PreviewAsync(string folder, Plugin plugin)
    {
        var options = new EngineOptions { ProgramDirectory = folder, Plugins = plugin };
        var result = await new DeploymentEngine(options).PreviewAsync(CancellationToken.None);
        if (result.Outcome is not DeploymentOutcome.Succeeded || result.Steps.Count != 1)
        {
            throw new InvalidOperationException($"the preview failed: {string.Join('\n', result.Diagnostics)}");
        }
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
