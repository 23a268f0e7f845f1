using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Signing;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Sdk.Transport;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

/// <summary>What a request consists of, and how the service's requests to wait are read: each part by itself.</summary>
public sealed class RequestFormTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RequestWithABody_HasItsHashAndTypeSigned()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepool_id":"np1","task_id":"T-1"}"""));
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest { Info = new() { Name = "p" } }, Ct);

        var request = Assert.Single(server.Requests);
        Assert.Equal("application/json; charset=utf-8", request.Headers["content-type"]);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))),
            request.Headers["x-acs-content-sha256"]
        );
        Assert.Contains("SignedHeaders=content-type;host;x-acs-action;", request.Headers["authorization"], StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", request.Headers["x-acs-signature-nonce"]);
        Assert.Equal("application/json", request.Headers["accept"]);
        Assert.StartsWith("containeros-infra/", request.Headers["user-agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestWithoutABody_HasTheHashOfNothing_AndNoType()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        var request = Assert.Single(server.Requests);
        Assert.False(request.Headers.ContainsKey("content-type"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), request.Headers["x-acs-content-sha256"]);
        Assert.Contains("SignedHeaders=host;x-acs-action;", request.Headers["authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Query_OneNameWithSeveralValues_IsSortedByValue() =>
        Assert.Equal("a=1&a=2&b=0", PercentEncoding.Query([new("b", "0"), new("a", "2"), new("a", "1")]));

    /// <summary>The vendor's guide: names in lower case, values without the spaces around them, sorted.</summary>
    [Fact]
    public void CanonicalHeaders_AreLowerCase_Trimmed_AndSorted()
    {
        var canonical = new CanonicalRequest(
            "GET",
            "/",
            string.Empty,
            [new("X-Acs-Version", " 2015-12-15 "), new("Accept", "x"), new("HOST", "h"), new("X-ACS-Action", "A")],
            "hash"
        );

        Assert.Equal("host;x-acs-action;x-acs-version", canonical.SignedHeaders);
        Assert.Equal("GET\n/\n\nhost:h\nx-acs-action:A\nx-acs-version:2015-12-15\n\nhost;x-acs-action;x-acs-version\nhash", canonical.Text);
    }

    [Theory]
    [InlineData(1000, "x-acs-retry-after", "1000")]
    [InlineData(null, "x-acs-retry-after", "0")]
    [InlineData(null, "x-acs-retry-after", "12a")]
    [InlineData(null, "x-acs-retry-after", "-5")]
    [InlineData(null, "x-acs-retry-after", "")]
    [InlineData(3000, "x-ratelimit-user", "Limit:1,Remain:0,TimeLeft:3000")]
    [InlineData(86_400_000, "x-acs-retry-after", "99999999999999999999")]
    [InlineData(86_400_000, "x-acs-retry-after", "86400001")]
    public void RetryAfter_IsReadInMilliseconds_AtMostADay(int? milliseconds, string header, string value) =>
        Assert.Equal(
            milliseconds is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
            ThrottlingHeaders.RetryAfter(Headers((header, value)))
        );

    [Theory]
    [InlineData("2000", "5000")]
    [InlineData("5000", "2000")]
    public void RetryAfter_TwoLimits_IsTheLonger(string ofApi, string ofUser) =>
        Assert.Equal(
            TimeSpan.FromSeconds(5),
            ThrottlingHeaders.RetryAfter(
                Headers(
                    ("x-ratelimit-user-api", $"Limit:1,Remain:0,TimeLeft:{ofApi}"),
                    ("x-ratelimit-user", $"Limit:1,Remain:0,TimeLeft:{ofUser}")
                )
            )
        );

    /// <summary>The limit of one API says nothing about the others; the limit of the account does.</summary>
    [Theory]
    [InlineData("x-ratelimit-user-api", 0)]
    [InlineData("x-ratelimit-user", 3)]
    public async Task NoCallIsLeft_OtherApisWait_OnlyWhenTheAccountHasNone(string header, int seconds)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Of(200, """{"nodepools":[]}""", (header, "Limit:10,Remain:0,TimeLeft:3000")),
            ScriptedReply.Ok("""{"task_id":"T-1"}""")
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.ListAsync("c1", null, Ct);
        await client.Ack.Tasks.GetAsync("T-1", Ct);

        Assert.Equal(seconds, time.Pauses.Sum(pause => pause.TotalSeconds), precision: 3);
    }

    /// <summary>A wait as long as the whole call may take would only delay the same error.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public async Task Throttled_WaitAsLongAsTheCallMayTake_IsNotWaitedFor(int millisecondsMore, bool isWaitedFor)
    {
        var wait = (int)SkippingTime.TotalLimit.TotalMilliseconds + millisecondsMore;
        await using var server = new ScriptedServer(
            ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", $"{wait}")),
            ScriptedReply.Ok()
        );
        using var client = TestClients.Server(server, time);

        await Record.ExceptionAsync(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Equal(isWaitedFor, time.Pauses.Count > 0);
    }

    [Fact]
    public async Task ServerErrors_AreRetriedAfterPausesWithJitter()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Error(503, "ServiceUnavailable"), 5)]);
        using var client = TestClients.Server(server, time);

        await ApiErrors.ThrowsAsync(ApiErrorKind.ServerError, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Equal(4, time.Pauses.Count);
        Assert.NotEqual([0.5, 1, 2, 4], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    private static HttpResponseHeaders Headers(params (string Name, string Value)[] headers)
    {
        var message = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message.Headers;
    }
}
