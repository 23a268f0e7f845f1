using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Tests.Wire;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Testing;

/// <summary>An emulator on loopback, with access to its request log.</summary>
public sealed class TestEmulator : IAsyncDisposable
{
    /// <summary>A speed at which tasks are finished and nodes are Ready when the next request comes.</summary>
    public const double Instant = 1_000_000;

    private readonly AckEmulator server;
    private readonly bool isStepped;
    private readonly HttpClient http = new();

    private TestEmulator(AckEmulator server, bool isStepped) => (this.server, this.isStepped) = (server, isStepped);

    public Uri Address => server.Address;

    /// <summary>The emulator itself.</summary>
    public AckEmulator Server => server;

    /// <summary>Starts an emulator at <see cref="Instant"/> speed, or with the given options.</summary>
    public static async Task<TestEmulator> StartAsync(EmulatorOptions? options = null) =>
        new(
            await AckEmulator.StartAsync(options ?? new EmulatorOptions { Speed = Instant }, TestContext.Current.CancellationToken),
            options?.IsStepped ?? false
        );

    /// <summary>Causes a fault from now on.</summary>
    public void AddChaos(ChaosRule rule) => server.AddChaos(rule);

    /// <summary>Moves the clock of an emulator that is stepped.</summary>
    public void Advance(TimeSpan time) => server.Advance(time);

    /// <summary>Upgrades the control plane of a cluster (UpgradeCluster) and waits for its task.</summary>
    public async Task UpgradeClusterAsync(string clusterId, string version)
    {
        using var client = new SignedClient(Address, TimeProvider.System);
        var body = $$"""{"next_version":"{{version}}","master_only":true}""";
        var reply = await client.AckAsync("UpgradeCluster", "POST", $"/api/v2/clusters/{clusterId}/upgrade", body);
        Assert.Equal(200, reply.Status);
        var task = (string)reply.Json["task_id"]!;
        var state = "running";
        while (state == "running")
        {
            Step();
            state = (string)(await client.AckAsync("DescribeTaskInfo", "GET", $"/tasks/{task}")).Json["state"]!;
        }

        Assert.Equal("success", state);
    }

    /// <summary>What a command prints on each node of a pool (RunCommand).</summary>
    public async Task<IReadOnlyList<string>> RunOnNodesAsync(string clusterId, string nodePoolId, string command)
    {
        using var client = new SignedClient(Address, TimeProvider.System);
        var nodes = await client.AckAsync(
            "DescribeClusterNodes",
            "GET",
            $"/clusters/{clusterId}/nodes",
            query: $"nodepool_id={nodePoolId}"
        );
        var ids = nodes.Json["nodes"]!.Select((node, index) => ($"InstanceId.{index + 1}", (string)node["instance_id"]!));
        var run = await client.EcsAsync(
            "RunCommand",
            [("RegionId", DemoAccount.Region), ("Type", "RunShellScript"), ("CommandContent", command), .. ids]
        );
        var id = (string)run.Json["InvokeId"]!;
        while (true)
        {
            Step();
            var results = await client.EcsAsync(
                "DescribeInvocationResults",
                ("RegionId", DemoAccount.Region),
                ("InvokeId", id),
                ("ContentEncoding", "PlainText")
            );
            var all = results.Json["Invocation"]!["InvocationResults"]!["InvocationResult"]!;
            if (all.All(result => (string)result["InvocationStatus"]! != "Running"))
            {
                return [.. all.Select(result => ((string)result["Output"]!).Trim())];
            }
        }
    }

    /// <summary>The API actions that were called, in order.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync()
    {
        var log = await http.GetStringAsync(new Uri(Address, "/_emulator/requests"), TestContext.Current.CancellationToken);
        return [.. JArray.Parse(log).Select(entry => (string)entry["action"]!)];
    }

    /// <summary>The HTTP statuses of the calls of an action, in order; 0 for a connection that was reset.</summary>
    public async Task<IReadOnlyList<int>> StatusesAsync(string action)
    {
        var log = await http.GetStringAsync(new Uri(Address, "/_emulator/requests"), TestContext.Current.CancellationToken);
        return [.. JArray.Parse(log).Where(entry => (string)entry["action"]! == action).Select(entry => (int)entry["status"]!)];
    }

    /// <summary>The API actions that change something, in order.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync() =>
        [.. (await ActionsAsync()).Where(action => !action.StartsWith("Describe", StringComparison.Ordinal))];

    /// <summary>Waits for the end of what a process does, whose waits do not move a clock that is stepped.</summary>
    public async Task MoveOnUntilAsync(Task end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!end.IsCompleted)
        {
            Step();
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await end;
    }

    /// <summary>What is waited for comes by itself, unless the clock is stepped.</summary>
    private void Step()
    {
        if (isStepped)
        {
            server.Advance(TimeSpan.FromSeconds(10));
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
