using ContainerOS.Sdk.Ack;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ecs;
using ContainerOS.Sdk.Ecs.Instances;
using ContainerOS.Sdk.Sts;
using NSubstitute;

namespace ContainerOS.Sdk.Tests;

/// <summary>Code that uses the SDK can be tested without a server.</summary>
public sealed class MockingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Type> Clients { get; } =
    [.. typeof(AlibabaCloudClient).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal))];

    [Fact]
    public async Task Clients_AreSubstituted_FromTheCloudDownToTheCall()
    {
        var pools = Substitute.For<NodePoolClient>();
        pools
            .GetAsync("c1", "np1", Arg.Any<CancellationToken>())
            .Returns(
                new NodePool
                {
                    Info = new() { NodePoolId = "np1", Name = "web" },
                }
            );
        var tasks = Substitute.For<TaskClient>();
        tasks.GetAsync("T-1", Arg.Any<CancellationToken>()).Returns(new TaskInfo { TaskId = "T-1", State = TaskState.Success });
        var instances = Substitute.For<InstanceClient>();
        instances
            .ListAsync(Arg.Any<InstanceFilter>(), Arg.Any<CancellationToken>())
            .Returns(new[] { new Instance { InstanceId = "i-a" } }.ToAsyncEnumerable());
        var (ack, ecs, cloud) = (Substitute.For<AckClient>(), Substitute.For<EcsClient>(), Substitute.For<AlibabaCloudClient>());
        ack.NodePools.Returns(pools);
        ack.Tasks.Returns(tasks);
        ecs.Instances.Returns(instances);
        cloud.Ack.Returns(ack);
        cloud.Ecs.Returns(ecs);
        cloud.Region.Returns("cn-mock");

        Assert.Equal("web", (await cloud.Ack.NodePools.GetAsync("c1", "np1", Ct)).Name);
        Assert.True((await cloud.Ack.Tasks.GetAsync("T-1", Ct)).IsSucceeded);
        Assert.Equal("i-a", (await cloud.Ecs.Instances.ListAsync(null, Ct).SingleAsync(Ct)).InstanceId);
        Assert.Equal("cn-mock", cloud.Region);
        cloud.Dispose();
    }

    [Fact]
    public async Task StsClient_IsSubstituted()
    {
        var sts = Substitute.For<StsClient>();
        sts.GetCallerIdentityAsync(Arg.Any<CancellationToken>()).Returns(new CallerIdentity { AccountId = "42" });

        Assert.Equal("42", (await sts.GetCallerIdentityAsync(Ct)).AccountId);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Client_IsOpenAndItsMembersAreVirtual(Type client)
    {
        Assert.False(client.IsSealed);
        Assert.Contains(
            client.GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance),
            constructor => constructor.IsFamily && constructor.GetParameters().Length == 0
        );
        Assert.All(
            client.GetMethods().Where(method => method.DeclaringType == client && !method.IsStatic && method.Name is not "Dispose"),
            method => Assert.True(method.IsVirtual && !method.IsFinal, method.Name)
        );
    }
}
