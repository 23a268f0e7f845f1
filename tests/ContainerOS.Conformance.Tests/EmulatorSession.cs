using ContainerOS.Emulator;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>An emulator with the vendor's clients. By default nodes become ready at once.</summary>
internal sealed class EmulatorSession(TestEmulator emulator, VendorClient vendor) : IAsyncDisposable
{
    internal VendorClient Vendor { get; } = vendor;

    internal Uri Address => emulator.Address;

    internal void Advance(TimeSpan time) => emulator.Advance(time);

    internal void AddChaos(ContainerOS.Emulator.Chaos.ChaosRule rule) => emulator.AddChaos(rule);

    /// <summary>The vendor's clients with other keys.</summary>
    internal async Task<VendorClient> WithKeysAsync(JToken keys) =>
        new(
            await NodeJsProcess.SharedAsync(),
            Address,
            (string)keys["AccessKeySecret"]!,
            (string)keys["AccessKeyId"]!,
            (string)keys["SecurityToken"]!
        );

    internal static async Task<EmulatorSession> OpenAsync(string keySecret = DemoAccount.AccessKeySecret, EmulatorOptions? options = null)
    {
        var node = await NodeJsProcess.SharedAsync();
        var emulator = await TestEmulator.StartAsync(options);
        return new EmulatorSession(emulator, new VendorClient(node, emulator.Address, keySecret));
    }

    /// <summary>Creates a pool and waits for its task.</summary>
    internal async Task<string> CreateAsync(JObject body)
    {
        var reply = await Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body);
        await DoneAsync(reply);
        return (string)reply.Body["nodepool_id"]!;
    }

    /// <summary>Waits for the task of a reply and returns it.</summary>
    internal Task<JToken> DoneAsync(VendorReply reply) => DoneAsync(Vendor, reply);

    internal static async Task<JToken> DoneAsync(VendorClient vendor, VendorReply reply)
    {
        while (true)
        {
            var task = (await vendor.AckAsync("DescribeTaskInfo", [(string)reply.Body["task_id"]!])).Body;
            if ((string?)task["state"] != "running")
            {
                return task;
            }
        }
    }

    internal async Task<JToken> DetailAsync(string pool) =>
        (await Vendor.AckAsync("DescribeClusterNodePoolDetail", [DemoAccount.ClusterId, pool])).Body;

    public ValueTask DisposeAsync() => emulator.DisposeAsync();
}
