using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ContainerOS.Emulator.Tests.Wire;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests.Console;

/// <summary>What the console serves, and to whom.</summary>
public sealed class ConsoleRouteTests : IAsyncLifetime
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";

    /// <summary>Closes a stream at once; by default it is read on for two seconds, in case it ends.</summary>
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ResponseDrainTimeout = TimeSpan.Zero });
    private AckEmulator emulator = null!;
    private SignedClient caller = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AckEmulator.StartAsync(new EmulatorOptions { IsStepped = true }, Ct);
        caller = new SignedClient(emulator.Address, TimeProvider.System);
    }

    [Fact]
    public async Task Page_IsServedWithItsToken_AndRunsItsOwnFilesOnly()
    {
        using var reply = await GetAsync("/_emulator/console");
        var page = await reply.Content.ReadAsStringAsync(Ct);
        var policy = string.Join(' ', reply.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal((200, "text/html"), ((int)reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"content=\"{emulator.ControlToken}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*src=)|\son\w+=|style=""|javascript:", page);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(
            ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"],
            part => Assert.Contains(part, policy, StringComparison.Ordinal)
        );
        Assert.Equal(
            ["nosniff", "DENY", "same-origin", "no-referrer", "no-store"],
            new[]
            {
                "X-Content-Type-Options",
                "X-Frame-Options",
                "Cross-Origin-Resource-Policy",
                "Referrer-Policy",
                "Cache-Control",
            }.Select(name => string.Join(',', reply.Headers.GetValues(name)))
        );
        Assert.False(reply.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Files_AreAllServed_WithoutTheToken_AndNameNoOtherHost()
    {
        List<string> waiting = ["/_emulator/console"];
        HashSet<string> served = [];
        while (waiting.Count > 0)
        {
            var path = waiting[0];
            waiting.RemoveAt(0);
            if (!served.Add(path))
            {
                continue;
            }

            using var reply = await GetAsync(path);
            var text = await reply.Content.ReadAsStringAsync(Ct);
            Assert.Equal((path, 200), (path, (int)reply.StatusCode));
            Assert.Equal(path == "/_emulator/console", text.Contains(emulator.ControlToken, StringComparison.Ordinal));
            Assert.DoesNotMatch("""(?<!")https?://(?!www\.w3\.org/)""", text);
            waiting.AddRange(Regex.Matches(text, @"/_emulator/console/[a-z]+\.(css|js|svg)").Select(match => match.Value));
            waiting.AddRange(Regex.Matches(text, @"from '\./([a-z]+\.js)'").Select(match => "/_emulator/console/" + match.Groups[1].Value));
        }

        Assert.True(served.Count >= 10, string.Join(", ", served));
    }

    [Theory]
    [InlineData("/", "text/html,*/*", 302)]
    [InlineData("/_emulator/", "text/html", 302)]
    [InlineData("/", "application/json", 400)]
    [InlineData("/?Action=DescribeInstances", "text/html", 400)]
    [InlineData("/_emulator/console/none.js", "*/*", 404)]
    [InlineData("/_emulator/console/../../instance-types.json", "*/*", 400)]
    [InlineData("/_emulator/console/%2e%2e%2finstance-types.json", "*/*", 404)]
    [InlineData("/_emulator/console/index.html", "*/*", 200)]
    public async Task Address_OpenedInABrowser_IsTheConsole_AndOtherPathsAreNot(string path, string accept, int status)
    {
        using var reply = await GetAsync(path, ("Accept", accept));

        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal(status == 302 ? "/_emulator/console" : null, reply.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("Host", "evil.example", 400)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    public async Task Stream_AnotherSiteAsks_IsRefused(string header, string value, int status)
    {
        using var reply = await GetAsync("/_emulator/console/events", (header, value));

        Assert.Equal(status, (int)reply.StatusCode);
    }

    [Fact]
    public async Task Page_WrittenTo_IsRefused()
    {
        using var reply = await http.PostAsync(new Uri(emulator.Address, "/_emulator/console"), new StringContent("{}"), Ct);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.StatusCode);
    }

    [Fact]
    public async Task Stream_IsCompleteFirst_AndThenHasOnlyWhatChanged_WithoutSecrets()
    {
        await CreateAsync("web", 3);
        using var stream = new EventStream(await GetAsync("/_emulator/console/events"));
        var first = await stream.NextAsync(Ct);
        emulator.Advance(TimeSpan.FromMinutes(5));
        var ready = await stream.NextAsync(Ct);
        var other = (await CreateAsync("db", 1)).Json;
        var added = await stream.NextAsync(Ct);
        while (added["nodes"] is null)
        {
            added = await stream.NextAsync(Ct);
        }

        var all = string.Join('\n', stream.Lines);
        Assert.Equal((5, 3), (first["clusters"]!.Count(), first["nodes"]!.First!.First!.Count()));
        Assert.Equal("CreateClusterNodePool", (string)Assert.Single(first["calls"]!)["action"]!);
        Assert.Null(ready["clusters"]);
        Assert.Equal("success", (string)Assert.Single(ready["tasks"]!)["reply"]!["state"]!);
        Assert.Equal((string)other["nodepool_id"]!, ((JProperty)Assert.Single(added["nodes"]!)).Name);
        Assert.Contains("db", added["pools"]!.Select(pool => (string)pool["name"]!));
        Assert.All(
            [DemoAccount.AccessKeySecret, "Signature", "ACS3-", emulator.ControlToken, "IyEvYmluL3NoCg=="],
            secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Stream_NothingHappens_SaysNothing()
    {
        using var stream = new EventStream(await GetAsync("/_emulator/console/events"));
        await stream.NextAsync(Ct);
        using var second = new EventStream(await GetAsync("/_emulator/console/events"));
        await second.NextAsync(Ct);
        await CreateAsync("web", 1);
        var message = await stream.NextAsync(Ct);

        Assert.Equal(2, stream.Lines.Count);
        Assert.NotNull(message["pools"] ?? message["calls"]);
    }

    [Fact]
    public async Task Streams_ManyAreOpen_OneMoreIsRefused_UntilOneCloses()
    {
        List<EventStream> streams = [];
        for (var number = 0; number < 64; number++)
        {
            streams.Add(new EventStream(await GetAsync("/_emulator/console/events")));
            await streams[^1].NextAsync(Ct);
        }

        using var refused = await GetAsync("/_emulator/console/events");
        streams[0].Dispose();
        var status = refused.StatusCode;
        while (status == HttpStatusCode.ServiceUnavailable)
        {
            using var reply = await GetAsync("/_emulator/console/events");
            status = reply.StatusCode;
        }

        streams.ForEach(stream => stream.Dispose());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused.StatusCode, status));
    }

    [Fact]
    public async Task Emulator_StoppedWhileAPageIsOpen_EndsTheStreamAtOnce()
    {
        using var stream = new EventStream(await GetAsync("/_emulator/console/events"));
        await stream.NextAsync(Ct);
        var begun = Stopwatch.GetTimestamp();

        await emulator.DisposeAsync();

        // The host would wait 30 seconds for a request that does not end.
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(25));
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        caller.Dispose();
        await emulator.DisposeAsync();
    }

    private Task<EmulatorReply> CreateAsync(string name, int size) =>
        caller.AckAsync("CreateClusterNodePool", "POST", Pools, RequestBodies.PoolOf(name, size));

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(emulator.Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    /// <summary>The messages of a stream.</summary>
    private sealed class EventStream(HttpResponseMessage reply) : IDisposable
    {
        private StreamReader? reader;

        public List<string> Lines { get; } = [];

        public async Task<JObject> NextAsync(CancellationToken ct)
        {
            reader ??= new StreamReader(await reply.Content.ReadAsStreamAsync(ct));
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    Lines.Add(line);
                    return JObject.Parse(line[6..]);
                }
            }

            throw new EndOfStreamException("the stream has ended");
        }

        public void Dispose()
        {
            reader?.Dispose();
            reply.Dispose();
        }
    }
}
