using ContainerOS.Emulator;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Automation.Tests;

/// <summary>An emulator and a client of it.</summary>
internal sealed class Account : IAsyncDisposable
{
    private readonly TestEmulator emulator;
    private readonly AlibabaCloudClient client;

    private Account(TestEmulator emulator, string secret)
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
        new(await TestEmulator.StartAsync(), secret);

    /// <summary>An emulator whose nodes start by the given clock.</summary>
    internal static async Task<Account> OpenAsync(TimeProvider time) =>
        new(await TestEmulator.StartAsync(new EmulatorOptions { Time = time }), DemoAccount.AccessKeySecret);

    internal Task<ApplyResult> ApplyAsync(NodePoolSpec spec, ApplyOptions? options = null) =>
        client.ApplyNodePoolAsync(spec, options ?? new ApplyOptions("tests"), Ct);

    /// <summary>The calls so far that changed something, in order.</summary>
    internal Task<IReadOnlyList<string>> ChangesAsync() => emulator.ChangesAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
    }
}
