using System.Net;
using ContainerOS.Emulator.Tests.Wire;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Metadata;

/// <summary>The metadata service of ECS: tokens, facts about an instance, and the keys of its role.</summary>
public sealed class MetadataServiceTests : IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly HttpClient http = new();
    private AckEmulator emulator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        emulator = await AckEmulator.StartAsync(options => (options.MetadataPort, options.IsStepped, options.Time) = (0, true, time), Ct);

    [Fact]
    public async Task Credentials_OfTheRole_SignCalls()
    {
        var token = await TokenAsync("21600");
        var role = await ReadAsync("/latest/meta-data/ram/security-credentials/", token);
        var keys = JObject.Parse(await ReadAsync($"/latest/meta-data/ram/security-credentials/{role}", token));
        using var caller = new SignedClient(emulator.Address, time)
        {
            KeyId = (string)keys["AccessKeyId"]!,
            Secret = (string)keys["AccessKeySecret"]!,
            Before = headers => headers["x-acs-security-token"] = (string)keys["SecurityToken"]!,
        };

        var reply = await caller.AckAsync("DescribeClusterNodePools", "GET", Pools);

        Assert.Equal((DemoAccount.RamRole, "Success", 200), (role, (string?)keys["Code"], reply.Status));
    }

    [Fact]
    public async Task Metadata_IsOfTheInstance()
    {
        Assert.Equal(DemoAccount.Region, await ReadAsync("/latest/meta-data/region-id"));
        Assert.Equal(DemoAccount.Region + "-h", await ReadAsync("/latest/meta-data/zone-id"));
        Assert.StartsWith("i-", await ReadAsync("/latest/meta-data/instance-id"), StringComparison.Ordinal);
        Assert.Contains("instance/", (await ReadAsync("/latest/meta-data/")).Split('\n'));
        Assert.Equal(
            DemoAccount.AccountId,
            (string?)JObject.Parse(await ReadAsync("/latest/dynamic/instance-identity/document"))["owner-account-id"]
        );
    }

    [Fact]
    public async Task Node_ThatRequiresTokens_RefusesACallWithoutOne()
    {
        using var caller = new SignedClient(emulator.Address, time);
        var body = RequestBodies.Pool.Replace(
            "\"desired_size\"",
            "\"instance_metadata_options\":{\"http_tokens\":\"required\"},\"desired_size\"",
            StringComparison.Ordinal
        );
        var made = (await caller.AckAsync("CreateClusterNodePool", "POST", Pools, body)).Json;
        emulator.AdvanceUntilTaskEnds((string)made["task_id"]!);
        var node = (await caller.AckAsync("DescribeClusterNodes", "GET", $"/clusters/{DemoAccount.ClusterId}/nodes")).Json["nodes"]![0]!;
        var path = $"/nodes/{node["instance_id"]}/latest/meta-data/instance-id";

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal((string?)node["instance_id"], await ReadAsync(path, await TokenAsync("60")));
    }

    [Theory]
    [InlineData("PUT", "/latest/api/token", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/latest/api/token", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/latest/meta-data/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/latest/meta-data/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/latest/meta-data/nothing/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/latest/user-data", HttpStatusCode.NotFound)]
    [InlineData("GET", "/nodes/i-none/latest/meta-data/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    public async Task CallThatIsNotOfTheService_IsRefused(string method, string path, HttpStatusCode status) =>
        Assert.Equal(status, (await SendAsync(new HttpMethod(method), path)).Status);

    [Theory]
    [InlineData("0")]
    [InlineData("21601")]
    [InlineData("x")]
    public async Task TokenWithAWrongLife_IsRefused(string seconds) =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await SendAsync(HttpMethod.Put, "/latest/api/token", ("X-aliyun-ecs-metadata-token-ttl-seconds", seconds))).Status
        );

    [Fact]
    public async Task TokenThatExpired_OrIsAnother_IsRefused()
    {
        var token = await TokenAsync("60");
        time.Advance(TimeSpan.FromSeconds(61));

        foreach (var wrong in new[] { token, "another" })
        {
            var reply = await SendAsync(HttpMethod.Get, "/latest/meta-data/region-id", ("X-aliyun-ecs-metadata-token", wrong));
            Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        }
    }

    [Fact]
    public async Task Port_ThatIsInUse_IsNamed_AndNotThatOfTheApi()
    {
        var fault = await Assert.ThrowsAsync<EmulatorPortInUseException>(() =>
            AckEmulator.StartAsync(options => options.MetadataPort = emulator.MetadataAddress!.Port, Ct)
        );

        Assert.Contains($"port {emulator.MetadataAddress!.Port} on 127.0.0.1 is in use", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--metadata", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_SaysOfANodeWhatItsMetadataSays()
    {
        using var caller = new SignedClient(emulator.Address, time);
        var made = (await caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.Pool)).Json;
        emulator.AdvanceUntilTaskEnds((string)made["task_id"]!);
        var node = (await caller.AckAsync("DescribeClusterNodes", "GET", $"/clusters/{DemoAccount.ClusterId}/nodes")).Json["nodes"]![0]!;
        var (path, token) = ($"/nodes/{node["instance_id"]}/latest", await TokenAsync("60"));

        var document = JObject.Parse(await ReadAsync($"{path}/dynamic/instance-identity/document", token));

        Assert.Equal(
            ["instance-id", "region-id", "zone-id", "owner-account-id", "instance-type", "image-id", "private-ipv4"],
            document.Properties().Select(property => property.Name)
        );
        Assert.Equal(
            ((string)node["instance_id"]!, (string)node["instance_type"]!, (string)node["image_id"]!, (string)node["ip_address"]![0]!),
            (
                (string)document["instance-id"]!,
                (string)document["instance-type"]!,
                (string)document["image-id"]!,
                (string)document["private-ipv4"]!
            )
        );
    }

    [Fact]
    public async Task HostThatIsNotLoopback_IsRefused_AndTheApiIsNotServedThere()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, "/latest/meta-data/", ("Host", "evil.example"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, "/_emulator/health")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await emulator.DisposeAsync();
    }

    private async Task<string> TokenAsync(string seconds) =>
        (await SendAsync(HttpMethod.Put, "/latest/api/token", ("X-aliyun-ecs-metadata-token-ttl-seconds", seconds))).Text;

    private async Task<string> ReadAsync(string path, string? token = null)
    {
        var (status, text) = token is null
            ? await SendAsync(HttpMethod.Get, path)
            : await SendAsync(HttpMethod.Get, path, ("X-aliyun-ecs-metadata-token", token));
        Assert.Equal((path, HttpStatusCode.OK), (path, status));
        return text;
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(
        HttpMethod method,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(emulator.MetadataAddress!, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var reply = await http.SendAsync(request, Ct);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync(Ct));
    }
}
