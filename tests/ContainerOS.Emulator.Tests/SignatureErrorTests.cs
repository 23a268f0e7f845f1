using ContainerOS.Emulator.Tests.Wire;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Emulator.Tests;

/// <summary>Requests with an invalid signature are rejected in the vendor's format, before any effect.</summary>
public sealed class SignatureErrorTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Start);

    public static TheoryData<string, Action<HttpRequestMessage>, string> Tampered { get; } =
        new()
        {
            { "no authorization", request => request.Headers.Remove("Authorization"), "IncompleteSignature" },
            { "another scheme", request => Authorize(request, _ => "Bearer abc"), "IncompleteSignature" },
            {
                "no credential",
                request => Authorize(request, text => text.Replace("Credential=", "Nothing=", StringComparison.Ordinal)),
                "InvalidAccessKeyId.NotFound"
            },
            {
                "another key",
                request => Authorize(request, text => text.Replace(DemoAccount.AccessKeyId, "another-key", StringComparison.Ordinal)),
                "InvalidAccessKeyId.NotFound"
            },
            {
                "no signature",
                request => Authorize(request, text => text[..text.IndexOf(",Signature", StringComparison.Ordinal)]),
                "SignatureDoesNotMatch"
            },
            { "half a signature", request => Authorize(request, text => text[..^10]), "SignatureDoesNotMatch" },
            { "a part twice", request => Authorize(request, text => text + ",Signature=00"), "IncompleteSignature" },
            {
                "no signed headers",
                request => Authorize(request, text => text.Replace("SignedHeaders=", "Other=", StringComparison.Ordinal)),
                "IncompleteSignature"
            },
            { "a signed header that is not there", request => request.Headers.Remove("x-acs-date"), "IncompleteSignature" },
            { "no hash of the body", request => request.Headers.Remove("x-acs-content-sha256"), "IncompleteSignature" },
            { "no nonce", request => request.Headers.Remove("x-acs-signature-nonce"), "IncompleteSignature" },
            { "another action", request => Replace(request, "x-acs-action", "DeleteCluster"), "SignatureDoesNotMatch" },
            { "another body", request => request.Content = new StringContent("""{"count":500}"""), "SignatureDoesNotMatch" },
            { "another path", request => request.RequestUri = new Uri("/clusters/other", UriKind.Relative), "SignatureDoesNotMatch" },
            {
                "another query",
                request => request.RequestUri = new Uri($"{request.RequestUri}?force=true", UriKind.Relative),
                "SignatureDoesNotMatch"
            },
            {
                "a second header",
                request =>
                {
                    var first = request.Headers.GetValues("Authorization").Single();
                    request.Headers.Remove("Authorization");
                    request.Headers.TryAddWithoutValidation("Authorization", [first, "Bearer abc"]);
                },
                "IncompleteSignature"
            },
            { "a date that is none", request => Replace(request, "x-acs-date", "yesterday"), "InvalidTimeStamp.Expired" },
        };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Tampered))]
    public async Task Verify_TamperedRequest_IsRejected(string what, Action<HttpRequestMessage> change, string code)
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var caller = new SignedClient(emulator.Address, time) { After = change };

        var reply = await caller.AckAsync(
            "ScaleClusterNodePool",
            "POST",
            $"/clusters/{DemoAccount.ClusterId}/nodepools/np-1",
            """{"count":1}"""
        );

        reply.AssertNoServerError(what);
        Assert.Equal(code, reply.Code);
        Assert.DoesNotContain(DemoAccount.AccessKeySecret, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WrongSecret_IsRejected()
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var caller = new SignedClient(emulator.Address, time) { Secret = "another" };

        Assert.Equal("SignatureDoesNotMatch", (await caller.EcsAsync("DescribeInstances")).Code);
    }

    [Theory]
    [InlineData(-16, "InvalidTimeStamp.Expired")]
    [InlineData(-14, null)]
    [InlineData(14, null)]
    [InlineData(16, "InvalidTimeStamp.Expired")]
    public async Task Verify_ClockSkew_IsAcceptedUpTo15Minutes(int minutes, string? code)
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var caller = new SignedClient(emulator.Address, new FakeTimeProvider(Start.AddMinutes(minutes)));

        Assert.Equal(code, (await caller.EcsAsync("DescribeInstances")).Code);
    }

    [Theory]
    [InlineData("2026-11-23 12:00:00Z")]
    [InlineData("2026-11-23T12:00:00+00:00")]
    [InlineData("Mon, 23 Nov 2026 12:00:00 GMT")]
    public async Task Verify_DateInAnotherFormat_IsRejected(string date)
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var caller = new SignedClient(emulator.Address, time) { Before = headers => headers["x-acs-date"] = date };

        Assert.Equal("InvalidTimeStamp.Expired", (await caller.EcsAsync("DescribeInstances")).Code);
    }

    [Fact]
    public async Task Verify_UsedNonce_IsRejected_AndANewOneIsAccepted()
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var caller = new SignedClient(emulator.Address, time)
        {
            Before = headers => headers["x-acs-signature-nonce"] = $"nonce{time.GetUtcNow().Minute / 20}",
        };

        var (first, second) = (await caller.EcsAsync("DescribeInstances"), await caller.EcsAsync("DescribeInstances"));
        time.Advance(TimeSpan.FromMinutes(20));
        var third = await caller.EcsAsync("DescribeInstances");

        Assert.Equal(
            [(200, null), (400, "SignatureNonceUsed"), (200, null)],
            new[] { first, second, third }.Select(reply => (reply.Status, reply.Code))
        );
    }

    [Fact]
    public async Task Verify_RejectedSignature_DoesNotUseTheNonce()
    {
        await using var emulator = await AckEmulator.StartAsync(new EmulatorOptions { Time = time }, Ct);
        using var forger = new SignedClient(emulator.Address, time)
        {
            Secret = "another",
            Before = headers => headers["x-acs-signature-nonce"] = "n",
        };
        using var caller = new SignedClient(emulator.Address, time) { Before = headers => headers["x-acs-signature-nonce"] = "n" };

        await forger.EcsAsync("DescribeInstances");

        Assert.Equal(200, (await caller.EcsAsync("DescribeInstances")).Status);
    }

    private static void Authorize(HttpRequestMessage request, Func<string, string> change)
    {
        var text = change(request.Headers.GetValues("Authorization").Single());
        Replace(request, "Authorization", text);
    }

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
