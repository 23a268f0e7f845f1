using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;

namespace ContainerOS.Acceptance.Tests;

/// <summary>Another client of the same account, which uses the API directly.</summary>
internal sealed class OtherClient : IDisposable
{
    private readonly AlibabaCloudClient cloud;

    private OtherClient(Uri address) =>
        cloud = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = DemoAccount.Region,
                Endpoint = address.ToString(),
                Credentials = new FixedCredentials(new CloudCredentials(DemoAccount.AccessKeyId, new Secret(DemoAccount.AccessKeySecret))),
            }
        );

    internal static OtherClient At(Stage stage) => new(stage.Address);

    internal async Task<int> PoolsAsync() => (await ListAsync()).Count;

    internal async Task<long> SizeAsync() => (await OnlyAsync()).Status!.TotalNodes ?? 0;

    internal async Task ScaleAsync(int by)
    {
        var receipt = await cloud.Ack.NodePools.ScaleAsync(
            DemoAccount.ClusterId,
            (await OnlyAsync()).Id,
            by,
            TestContext.Current.CancellationToken
        );
        await DoneAsync(receipt);
    }

    internal async Task DeleteAsync() =>
        await DoneAsync(
            await cloud.Ack.NodePools.DeleteAsync(
                DemoAccount.ClusterId,
                (await OnlyAsync()).Id,
                force: true,
                TestContext.Current.CancellationToken
            )
        );

    public void Dispose() => cloud.Dispose();

    private async Task DoneAsync(NodePoolOperation receipt)
    {
        var isDone = false;
        await foreach (var task in cloud.Ack.Tasks.FollowAsync(receipt.TaskId!, TestContext.Current.CancellationToken))
        {
            isDone = task.IsSucceeded;
        }

        Assert.True(isDone);
    }

    private async Task<NodePool> OnlyAsync() => Assert.Single(await ListAsync());

    private Task<IReadOnlyList<NodePool>> ListAsync() =>
        cloud.Ack.NodePools.ListAsync(DemoAccount.ClusterId, null, TestContext.Current.CancellationToken);
}
