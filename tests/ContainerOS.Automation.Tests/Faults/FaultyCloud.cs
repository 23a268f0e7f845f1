using ContainerOS.Emulator;
using ContainerOS.Model.NodePools;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;
using ContainerOS.Testing.Http;

namespace ContainerOS.Automation.Tests.Faults;

/// <summary>An emulator behind a proxy that injects faults. Delays are skipped, and nodes start by the same clock.</summary>
internal sealed class FaultyCloud : IAsyncDisposable
{
    private readonly TestEmulator emulator;
    private readonly AlibabaCloudClient client;
    private readonly AlibabaCloudClient straight;

    private FaultyCloud(TestEmulator emulator, SkippingTime time)
    {
        (this.emulator, Time, Proxy) = (emulator, time, new FaultProxy(emulator.Address));
        time.IsHeld = () => Proxy.IsBusy;
        (client, straight) = (Client(Proxy.Address), Client(emulator.Address.ToString()));
    }

    public SkippingTime Time { get; }

    public FaultProxy Proxy { get; }

    /// <summary>A client without the proxy.</summary>
    public NodePoolClient Pools => straight.Ack.NodePools;

    public static async Task<FaultyCloud> OpenAsync(TimeSpan clockOffset = default)
    {
        var time = new SkippingTime(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        return new(await TestEmulator.StartAsync(new EmulatorOptions { Time = new ShiftedTime(time, clockOffset) }), time);
    }

    /// <summary>Applies the pool through the proxy.</summary>
    public Task<ApplyResult> ApplyAsync(CancellationToken? ct = null, NodePoolSpec? spec = null) =>
        client.ApplyNodePoolAsync(spec ?? Account.Pool, new ApplyOptions("tests"), ct ?? Account.Ct);

    /// <summary>The pools in the emulator.</summary>
    public Task<IReadOnlyList<NodePool>> PoolsAsync() =>
        straight.Ack.NodePools.ListAsync(DemoAccount.ClusterId, cancellationToken: Account.Ct);

    /// <summary>Injects a fault into the first call of an action.</summary>
    public void Once(string action, string fault)
    {
        var left = 1;
        Proxy.Choose = request => request.Action == action && Interlocked.Exchange(ref left, 0) == 1 ? Fault.Named(fault) : null;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        straight.Dispose();
        await Proxy.DisposeAsync();
        await emulator.DisposeAsync();
    }

    private AlibabaCloudClient Client(string address) =>
        AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = address,
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
                Time = Time,
                AttemptTimeout = SkippingTime.TryLimit,
                TotalTimeout = SkippingTime.TotalLimit,
            }
        );
}
