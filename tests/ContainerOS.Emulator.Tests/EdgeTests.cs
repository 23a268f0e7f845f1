using System.Net;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Tests.Wire;
using ContainerOS.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>The edge of the emulator: which hosts it serves, and what it makes of values and fields that the API does not have.</summary>
public sealed class EdgeTests : IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private TestEmulator emulator = null!;
    private SignedClient caller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await TestEmulator.StartAsync();
        caller = new SignedClient(emulator.Address, TimeProvider.System);
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("127.0.0.1.evil.example", 400)]
    [InlineData("10.0.0.1", 400)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    public async Task Host_ThatIsNotLoopback_IsRefused(string host, int status)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.Address, "/_emulator/health"));
        request.Headers.Host = host;

        using var reply = await http.SendAsync(request, Ct);

        Assert.Equal((HttpStatusCode)status, reply.StatusCode);
    }

    [Fact]
    public async Task AddressThatTheMachineDoesNotHave_IsReported()
    {
        // A block for documentation (RFC 5737): no machine has an address of it.
        var fault = await Assert.ThrowsAsync<EmulatorAddressException>(() =>
            AckEmulator.StartAsync(options => options.ListenAddress = IPAddress.Parse("192.0.2.1"), Ct)
        );

        Assert.Contains("192.0.2.1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--listen", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"performance_level\":\"PL1\"", "\"performance_level\":\"PL1\",\"encrypted\":true", "expected=string, got=bool")]
    [InlineData("\"desired_size\":1", "\"desired_size\":\"1\"", "expected=int64, got=string")]
    [InlineData("\"enable\":false", "\"enable\":\"false\"", "expected=bool, got=string")]
    public async Task ValueOfAnotherType_IsRefusedInTheServicesForm(string given, string value, string form)
    {
        var reply = await caller.AckAsync(
            "CreateClusterNodePool",
            "POST",
            Pools,
            RequestBodies.Pool.Replace(given, value, StringComparison.Ordinal)
        );

        Assert.Equal((400, "InvalidParameter"), (reply.Status, reply.Code));
        Assert.Contains("Unmarshal type error: " + form, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldOfAReplyThatTheApiDoesNotHave_IsFound() =>
        Assert.Equal(
            ["color", "events.mood"],
            ApiModel.FindInvented(
                "DescribeTaskInfo",
                FieldMap.Of(
                    ("state", "success"),
                    ("color", "red"),
                    ("events", ListValue.Of([FieldMap.Of(("action", "start"), ("mood", "good"))]))
                )
            )
        );

    [Fact]
    public void ValueOfAReplyOfAnotherType_IsFound() =>
        Assert.Equal(
            ["Unmarshal type error: expected=string, got=number, field=state."],
            ApiModel.FindInvented("DescribeTaskInfo", FieldMap.Of(("state", 7)))
        );

    [Fact]
    public async Task FieldThatTheApiDoesNotHave_IsIgnored_AndReported()
    {
        var made = await caller.AckAsync(
            "CreateClusterNodePool",
            "POST",
            Pools,
            RequestBodies.Pool.Replace("\"desired_size\"", "\"color\":\"red\",\"desired_size\"", StringComparison.Ordinal)
        );
        using var http = new HttpClient();

        var unread = await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/unread"), Ct);
        var detail = await caller.AckAsync("DescribeClusterNodePoolDetail", "GET", $"{Pools}/{made.Json["nodepool_id"]}");

        Assert.Equal("""{"CreateClusterNodePool":["scaling_group.color"]}""", unread);
        Assert.DoesNotContain("color", detail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_HasTheActionsOfTheCalls_ForTheirClusters()
    {
        await caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.Pool);
        await caller.AckAsync("DescribeClusterNodePools", "GET", Pools);
        await caller.AckAsync("DescribeUserQuota", "GET", "/quota");
        await caller.EcsAsync("DescribeInstances", ("RegionId", DemoAccount.Region));
        await caller.EcsAsync("NoSuchOperation");
        using var http = new HttpClient();

        var reply = JObject.Parse(await http.GetStringAsync(new Uri(emulator.Address, "/_emulator/policy"), Ct));

        Assert.Equal(
            """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:DescribeUserQuota","ecs:DescribeInstances"],"Resource":["*"]},
            {"Effect":"Allow","Action":["cs:CreateClusterNodePool","cs:DescribeClusterNodePools"],"Resource":["acs:cs:*:*:cluster/
            """.ReplaceLineEndings(string.Empty)
                + DemoAccount.ClusterId
                + "\"]}]}",
            reply["policy"]!.ToString(Formatting.None)
        );
        Assert.Contains(reply["notes"]!, note => ((string)note!).Contains("cs:DescribeUserQuota", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HostName_ThatWasGiven_IsServed_AtTheAddressThatWasGiven()
    {
        await using var open = await AckEmulator.StartAsync(
            options => (options.ListenAddress, options.HostNames) = (IPAddress.Parse("127.0.0.2"), ["ack"]),
            Ct
        );
        using var http = new HttpClient();
        foreach (var (host, status) in new[] { ("ack", HttpStatusCode.OK), ("evil.example", HttpStatusCode.BadRequest) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(open.Address, "/_emulator/health"));
            request.Headers.Host = host;
            using var reply = await http.SendAsync(request, Ct);

            Assert.Equal(status, reply.StatusCode);
        }

        Assert.Equal("127.0.0.2", open.Address.Host);
    }

    [Fact]
    public async Task Scenario_NeedsTheToken()
    {
        using var http = new HttpClient();

        using var without = await http.GetAsync(new Uri(emulator.Address, "/_emulator/scenario"), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
    }

    [Fact]
    public async Task BodyOfMoreThanFourMebibytes_IsRefused()
    {
        using var asking = new SignedClient(emulator.Address, TimeProvider.System)
        {
            After = request => request.Headers.ExpectContinue = true, // The refusal comes before the body is sent.
        };

        var reply = await asking.AckAsync("CreateClusterNodePool", "POST", Pools, new string(' ', (4 * 1024 * 1024) + 1));

        Assert.Equal((413, "InvalidRequest"), (reply.Status, reply.Code));
        Assert.Equal(200, (await caller.AckAsync("DescribeUserQuota", "GET", "/quota")).Status);
    }

    [Fact]
    public async Task RequestLog_IsPrivate_AndHasNoValuesOfRequests()
    {
        using var folder = new TestFolder();
        var log = folder.PathOf("requests.jsonl");
        await using (var logged = await AckEmulator.StartAsync(new EmulatorOptions { RequestLog = log }, Ct))
        {
            using var client = new SignedClient(logged.Address, TimeProvider.System);
            await client.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.Pool);
            await client.AckAsync("DescribeClusterNodePools", "GET", Pools, query: "NodepoolName=private-name");
        }

        var text = await File.ReadAllTextAsync(log, Ct);

        Assert.Equal(2, text.Count(letter => letter == '\n'));
        Assert.All(
            ["IyEvYmluL3NoCg==", "private-name", DemoAccount.AccessKeyId, "Signature"],
            value => Assert.DoesNotContain(value, text, StringComparison.Ordinal)
        );
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(log) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData("True", 200)]
    [InlineData("TRUE", 200)]
    [InlineData("false", 400)]
    [InlineData("1", 400)]
    public async Task TruthValueOfAQuery_IsReadInAnyCase(string force, int status)
    {
        var made = await caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.Pool);

        var reply = await caller.AckAsync(
            "DeleteClusterNodepool",
            "DELETE",
            $"{Pools}/{made.Json["nodepool_id"]}",
            query: $"force={force}"
        );

        Assert.Equal(status, reply.Status);
    }

    public async ValueTask DisposeAsync()
    {
        caller.Dispose();
        await emulator.DisposeAsync();
    }
}
