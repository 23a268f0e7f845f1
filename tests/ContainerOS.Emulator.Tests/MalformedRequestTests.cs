using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>Malformed requests never cause an internal error: each is accepted or rejected in the vendor's format.</summary>
public sealed class MalformedRequestTests : IAsyncLifetime
{
    private static readonly string[] Odd = ["", "-1", "abc", "99999999999999999999", "1e9", "[1]", "[null]", "{}", "\u0001", "漢字"];

    private static readonly string[] EcsParameters =
    [
        "MaxResults",
        "NextToken",
        "PageNumber",
        "PageSize",
        "InstanceIds",
        "DiskIds",
        "InstanceId",
        "InstanceId.1",
        "InstanceTypes.1",
        "InstanceTypeFamilies.1",
        "MinimumCpuCoreCount",
        "MaximumMemorySize",
        "ImageId",
        "ImageName",
        "ShowExpired",
        "Status",
        "Tag.1.Key",
        "Tag.1.Value",
        "Tag.x",
        "DestinationResource",
        "ZoneId",
        "InstanceType",
        "SystemDisk.Category",
        "SystemDisk.Size",
        "DataDisk.1.Size",
        "DataDisk.0.Category",
        "Period",
        "PriceUnit",
        "Amount",
        "SpotStrategy",
        "Type",
        "CommandContent",
        "ContentEncoding",
        "Timeout",
        "RepeatMode",
        "InvokeId",
        "IncludeOutput",
    ];

    private TestEmulator emulator = null!;
    private SignedClient caller = null!;
    private string pool = string.Empty;

    public static TheoryData<string> Bodied { get; } = [.. RequestBodies.ByAction.Keys];

    public async ValueTask InitializeAsync()
    {
        emulator = await TestEmulator.StartAsync();
        caller = new SignedClient(emulator.Address, TimeProvider.System);
        var made = await caller.AckAsync(
            "CreateClusterNodePool",
            "POST",
            $"/clusters/{DemoAccount.ClusterId}/nodepools",
            RequestBodies.Pool.Replace("\"web\"", "\"first\"", StringComparison.Ordinal)
        );
        pool = (string)made.Json["nodepool_id"]!;
    }

    [Theory]
    [MemberData(nameof(Bodied))]
    public async Task BodyWithAValueOfTheWrongType_IsAcceptedOrRejected(string action)
    {
        var (verb, path) = Place(action);
        foreach (var body in RequestBodies.Malformed(RequestBodies.ByAction[action]))
        {
            (await caller.AckAsync(action, verb, path, body)).AssertNoServerError($"{action} {body}");
        }
    }

    [Theory]
    [MemberData(nameof(OperationTableTests.EcsActionNames), MemberType = typeof(OperationTableTests))]
    public async Task ParameterWithAnUnusualValue_IsAcceptedOrRejected(string action)
    {
        foreach (var name in EcsParameters)
        {
            foreach (var value in Odd)
            {
                (await caller.EcsAsync(action, (name, value))).AssertNoServerError($"{action} {name}={value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(OperationTableTests.Ack), MemberType = typeof(OperationTableTests))]
    public async Task UnknownIds_AreNotFound(string action, string verb, string path)
    {
        var reply = await caller.AckAsync(
            action,
            verb,
            path.Replace("{cluster}", "c-none", StringComparison.Ordinal)
                .Replace("{nodepool}", "np-none", StringComparison.Ordinal)
                .Replace("{task}", "T-none", StringComparison.Ordinal),
            RequestBodies.ByAction.GetValueOrDefault(action)
        );

        reply.AssertNoServerError(action);
        Assert.Equal(path.Contains('{', StringComparison.Ordinal) ? 404 : 200, reply.Status);
    }

    [Theory]
    [InlineData("page_number", "0")]
    [InlineData("page_number", "-1")]
    [InlineData("page_number", "many")]
    [InlineData("page_size", "0")]
    public async Task PageOutOfBounds_IsRejected(string name, string value) =>
        Assert.Equal(
            (400, "InvalidParameter"),
            StatusAndCode(
                await caller.AckAsync("DescribeClusterTasks", "GET", $"/clusters/{DemoAccount.ClusterId}/tasks", query: $"{name}={value}")
            )
        );

    [Theory]
    [InlineData("2")]
    [InlineData("2147483647")]
    public async Task PageAfterTheLast_IsEmpty(string number)
    {
        var ack = await caller.AckAsync(
            "DescribeClusterTasks",
            "GET",
            $"/clusters/{DemoAccount.ClusterId}/tasks",
            query: $"page_number={number}&page_size=100"
        );
        var ecs = await caller.EcsAsync("DescribeInstances", ("PageNumber", number), ("PageSize", "100"));

        Assert.Empty(ack.Json["tasks"]!);
        Assert.Empty(ecs.Json["Instances"]!["Instance"]!);
        Assert.Equal(1, (int)ecs.Json["TotalCount"]!);
    }

    [Fact]
    public async Task RejectedUpdate_ChangesNothing()
    {
        var before = (await DetailAsync()).Json;
        foreach (var body in RequestBodies.Malformed("""{"scaling_group":{"desired_size":5,"tags":[{"key":"a","value":"b"}]}}"""))
        {
            var reply = await caller.AckAsync("ModifyClusterNodePool", "PUT", $"/clusters/{DemoAccount.ClusterId}/nodepools/{pool}", body);
            if (reply.Status >= 400)
            {
                var after = (await DetailAsync()).Json;
                Assert.True(JToken.DeepEquals(before["scaling_group"], after["scaling_group"]), body);
            }

            before = (await DetailAsync()).Json;
        }
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("PATCH", "/clusters")]
    [InlineData("GET", "/clusters/%20/nodepools")]
    [InlineData("GET", "/clusters/a/b/c/d/e/f/g")]
    public async Task UnknownPath_IsNotFound(string verb, string path) =>
        Assert.Equal(404, (await caller.AckAsync("Whatever", verb, path)).Status);

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await emulator.DisposeAsync();
    }

    private static (int, string?) StatusAndCode(EmulatorReply reply) => (reply.Status, reply.Code);

    private Task<EmulatorReply> DetailAsync() =>
        caller.AckAsync("DescribeClusterNodePoolDetail", "GET", $"/clusters/{DemoAccount.ClusterId}/nodepools/{pool}");

    private (string Verb, string Path) Place(string action)
    {
        var row = OperationTableTests.Ack.Select(entry => entry.Data).Single(entry => entry.Item1 == action);
        return (
            row.Item2,
            row.Item3.Replace("{cluster}", DemoAccount.ClusterId, StringComparison.Ordinal)
                .Replace("{nodepool}", pool, StringComparison.Ordinal)
        );
    }
}
