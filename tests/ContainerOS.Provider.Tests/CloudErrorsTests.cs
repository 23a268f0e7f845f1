using ContainerOS.Protocol.Faults;

namespace ContainerOS.Provider.Tests;

public sealed class CloudErrorsTests
{
    [Theory]
    [InlineData("InvalidParameter.Management", "ack-node-problem-detector")]
    [InlineData("MissingAuth.AliyunOOSLifecycleHook4CSRole", "RAM console")]
    [InlineData("OperationDenied.NoStock", "another instance type")]
    public async Task Refusal_WithoutANextStep_GetsOne(string code, string step)
    {
        await using var cloud = await FakeCloud.StartAsync(
            (_, _) => Task.FromResult((400, $$"""{"code":"{{code}}","message":"no","requestId":"R"}"""))
        );
        using var client = cloud.Connect();

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() =>
            CloudErrors.TranslateAsync(() => client.Ack.NodePools.GetAsync("c1", "np1", TestContext.Current.CancellationToken))
        );

        Assert.Contains(step, fault.Message, StringComparison.Ordinal);
    }
}
