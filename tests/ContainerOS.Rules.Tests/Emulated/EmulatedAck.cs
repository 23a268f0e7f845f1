using ContainerOS.Emulator;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.NodePools;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>An emulator on loopback, and the provider's requests, signed and sent by the SDK.</summary>
internal sealed class EmulatedAck : IAsyncDisposable
{
    private static readonly ResourceUrn Urn = new("urn:pulumi:dev::shop::containeros:index:NodePool::web");

    private readonly TestEmulator emulator;
    private readonly AlibabaCloudClient client;

    private EmulatedAck(TestEmulator emulator)
    {
        this.emulator = emulator;
        client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new CloudCredentials(DemoAccount.AccessKeyId, new Secret(DemoAccount.AccessKeySecret))),
                MaxRetries = 0,
            }
        );
    }

    private static OwnershipTag Owner => OwnershipTag.Create(Urn, StackIdentity.Draw());

    internal static async Task<EmulatedAck> StartAsync() => new(await TestEmulator.StartAsync());

    /// <summary>
    /// Creates the pool as the provider does, and deletes it. Returns why it is rejected, or null when it is accepted.
    /// </summary>
    internal async Task<string?> RefusalAsync(NodePoolSpec pool, CancellationToken ct)
    {
        var (cluster, named) = (pool.ClusterId!.Value.Content, pool.Name is null ? pool with { Name = PoolNames.For(Urn) } : pool);
        try
        {
            var made = await client.Ack.NodePools.CreateAsync(cluster, CreateRequest(named), ct);
            var refusal = await ConfigureAsync(cluster, made.NodePoolId, pool, ct);

            // The name is free for the next pool.
            await client.Ack.NodePools.DeleteAsync(cluster, made.NodePoolId, force: true, ct);
            return refusal;
        }
        catch (ApiException fault)
        {
            return $"{fault.Code}: {fault.Error.Message}";
        }
    }

    private static CreateNodePoolRequest CreateRequest(NodePoolSpec pool) =>
        NodePoolRequests.CreateRequest(
            NodePoolBinding.Write(pool),
            new LockedImages(LockSettings.None, "cn-hangzhou", TimeProvider.System)
                .Resolve(pool.Os is { IsKnown: true } os ? os.Content : null)
                .ImageId,
            Owner
        );

    private async Task<string?> ConfigureAsync(string cluster, string id, NodePoolSpec pool, CancellationToken ct)
    {
        try
        {
            // The create call does not have these; the provider sends them right after it.
            var changes = SchemaDiff
                .Between(NodePoolShape.Inputs, PropertyMap.Empty, NodePoolBinding.Write(pool))
                .Where(change => change.Root is "containerd" or "sysctls" or "hugePages")
                .ToList();
            if (NodePoolRequests.CreateNodeConfig([], NodePoolBinding.Write(pool), changes) is { } change)
            {
                await client.Ack.NodePools.ModifyNodeConfigAsync(cluster, id, change, ct);
            }

            return null;
        }
        catch (ApiException fault)
        {
            return $"{fault.Code}: {fault.Error.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
    }
}
