using ContainerOS.Emulator;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Automation.Tests;

/// <summary>An emulator and a client of it.</summary>
internal sealed class Account : IAsyncDisposable
{
    private const double Instant = 1_000_000;
    private readonly EmulatorServer emulator;
    private readonly AlibabaCloudClient client;

    private Account(EmulatorServer emulator, string secret)
    {
        this.emulator = emulator;
        client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(secret))),
                MaxRetries = 0,
            }
        );
    }

    internal static NodePoolSpec Pool { get; } =
        new()
        {
            ClusterId = DemoAccount.ClusterId,
            Name = "batch",
            InstanceTypes = ["ecs.g7.xlarge"],
            VSwitchIds = [DemoAccount.VSwitchIds[0], DemoAccount.VSwitchIds[1]],
            Os = new OsPin { Version = new OsVersion(3, 6, 1) },
            DataDisk = new DiskSpec
            {
                Category = DiskCategory.CloudEssd,
                PerformanceLevel = PerformanceLevel.PL1,
                SizeGiB = 120,
            },
            DesiredSize = 2,
            Access = new AccessSpec { KeyPair = DemoAccount.KeyPair },
        };

    internal Uri Address => emulator.Address;

    internal AlibabaCloudClient Cloud => client;

    internal NodePoolClient Pools => client.Ack.NodePools;

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static async Task<Account> OpenAsync(string secret = DemoAccount.AccessKeySecret) =>
        new(await EmulatorServer.StartAsync(new EmulatorOptions { Speed = Instant }, Ct), secret);

    /// <summary>An emulator whose nodes start by the given clock.</summary>
    internal static async Task<Account> OpenAsync(TimeProvider time) =>
        new(await EmulatorServer.StartAsync(new EmulatorOptions { Time = time }, Ct), DemoAccount.AccessKeySecret);

    internal Task<ApplyResult> ApplyAsync(NodePoolSpec spec, ApplyOptions? options = null) => client.ApplyNodePoolAsync(spec, options, Ct);

    /// <summary>The actions that were called and change something, in order.</summary>
    internal async Task<IReadOnlyList<string>> ChangesAsync()
    {
        using var http = new HttpClient();
        var log = JArray.Parse(await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/requests"), Ct));
        return [.. log.Select(entry => (string)entry["action"]!).Where(action => !action.StartsWith("Describe", StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
    }
}
