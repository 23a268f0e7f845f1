using System.Collections.Concurrent;
using ContainerOS.Emulator;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class NodePoolCheckerTests
{
    private static PropertyMap Inputs => EmulatedProvider.Inputs;

    [Fact]
    public async Task Check_RejectedPool_HasAllFiveErrorsAndCreatesNothing()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var news = EmulatedProvider
            .InputsWithScript("yum install -y htop\n")
            .With("clusterId", DemoAccount.OldClusterId)
            .With("instanceTypes", PropertyArray.Of("ecs.gn6i-c4g1.xlarge", "ecs.g8y.xlarge"))
            .Without("dataDisk");

        var check = await cloud.CheckAsync(news);

        Assert.Equal(
            ["COS1002", "COS1003", "COS1004", "COS2001", "COS3003"],
            check.Failures.Select(failure => DiagnosticText.Parse(failure.Reason, failure.Property)!.Code).Order()
        );
        Assert.DoesNotContain("CreateClusterNodePool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Check_TwoPoolsOfOneName_TheSecondNamesTheFirst()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.CheckAsync(Inputs);
        var other = EmulatedProvider.Urn.Replace("::web", "::batch", StringComparison.Ordinal);

        var check = await cloud.Provider.CheckAsync(
            new CheckRequest(other, "containeros:index:NodePool", "batch", PropertyMap.Empty, Inputs),
            TestContext.Current.CancellationToken
        );

        var failure = Assert.Single(check.Failures);
        Assert.Equal("name", failure.Property);
        Assert.StartsWith("COS6108: the pool web of this program", failure.Reason, StringComparison.Ordinal);
        Assert.Empty((await cloud.CheckAsync(Inputs)).Failures);
    }

    /// <summary>A misspelt property is one finding: no rule reports that the meant one is missing.</summary>
    [Theory]
    [InlineData("dataDisk", "datadisk")]
    [InlineData("desiredSize", "desiredsise")]
    [InlineData("access", "acess")]
    public async Task Check_MisspeltProperty_IsOneFinding(string name, string misspelt)
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var check = await cloud.CheckAsync(Inputs.Without(name).With(misspelt, Inputs[name]));

        Assert.StartsWith("COS0001", Assert.Single(check.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_MissingCluster_IsRefusedAtItsPath()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var failure = Assert.Single((await cloud.CheckAsync(Inputs.With("clusterId", "c-none"))).Failures);

        Assert.Equal("clusterId", failure.Property);
    }

    [Fact]
    public async Task Check_ForPulumi_NestedProperty_HasItsPathInTheText_AndNoEdits()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        using var provider = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, diagnostics: "");
        var request = new CheckRequest(
            EmulatedProvider.Urn,
            "containeros:index:NodePool",
            "web",
            PropertyMap.Empty,
            Inputs.With("systemDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 5.0)))
        );

        var check = await provider.CheckAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEmpty(check.Failures);
        Assert.All(
            check.Failures,
            failure =>
            {
                Assert.Empty(failure.Property);
                Assert.Matches(@"^COS[0-9]{4}: .*\n  at: systemDisk\.sizeGiB\n  why: .*\n  fix: .*\n  source: [^\n]*$", failure.Reason);
            }
        );
    }

    [Fact]
    public async Task Check_ForPulumi_AHundredPoolsInOrder_LogNothingThatIsShown()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var messages = new ConcurrentQueue<LogMessage>();
        using var provider = await EmulatedProvider.ConnectAsync(
            cloud.Emulator.Address,
            log: new CallbackEngineLog(messages.Enqueue),
            diagnostics: ""
        );
        for (var index = 0; index < 100; index++)
        {
            var inputs = EmulatedProvider.InputsWithScript("echo hello\n").With("name", $"web-{index}");
            var urn = $"urn:pulumi:dev::shop::containeros:index:NodePool::web-{index}";
            var check = await provider.CheckAsync(
                new CheckRequest(urn, "containeros:index:NodePool", $"web-{index}", inputs, inputs),
                TestContext.Current.CancellationToken
            );
            Assert.Empty(check.Failures);
            await provider.DiffAsync(
                new DiffRequest("c:np", urn, check.Inputs, inputs, check.Inputs, []),
                TestContext.Current.CancellationToken
            );
        }

        Assert.DoesNotContain(messages, message => message.Severity is not LogSeverity.Debug);
        Assert.Contains(messages, message => message.Text.StartsWith("user data: afterJoin takes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_WithoutName_ReturnsTheSameNameEachTime()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var names = new[] { await cloud.CheckAsync(Inputs.Without("name")), await cloud.CheckAsync(Inputs.Without("name")) }.Select(check =>
            check.Inputs["name"]
        );

        Assert.Single(names.Distinct());
    }

    [Fact]
    public async Task Check_WrongSecret_IsUnauthenticatedWithoutTheSecret()
    {
        await using var cloud = await EmulatedProvider.StartAsync("wrong-secret");

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => cloud.CheckAsync(Inputs));

        Assert.Equal(StatusCode.Unauthenticated, fault.Code);
        Assert.DoesNotContain("wrong-secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_UnreachableEndpoint_NamesIt()
    {
        using var provider = await EmulatedProvider.ConnectAsync(new Uri("http://127.0.0.1:1"));
        var request = new CheckRequest(EmulatedProvider.Urn, "containeros:index:NodePool", "web", PropertyMap.Empty, Inputs);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => provider.CheckAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unavailable, fault.Code);
        Assert.Contains("127.0.0.1:1", fault.Message, StringComparison.Ordinal);
    }
}
