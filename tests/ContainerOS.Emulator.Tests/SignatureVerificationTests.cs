using ContainerOS.Emulator.Http;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Tests;

/// <summary>Verifies requests recorded from the vendor's Node client (the keys are not real).</summary>
public sealed class SignatureVerificationTests
{
    private const string Secret = "testSecret";

    public static TheoryData<string> Names { get; } =
    [
        .. typeof(SignatureVerificationTests)
            .Assembly.GetManifestResourceNames()
            .Where(name => !name.Contains('.', StringComparison.Ordinal)),
    ];

    private static Acs3Verifier VerifierAt(string date) => new(new FakeTimeProvider(DateTimeOffset.Parse(date)), _ => Secret);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_VendorsRequest_IsAccepted(string name)
    {
        var request = Read(name);

        VerifierAt(request.Headers["x-acs-date"]).Verify(request);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Verify_OneHeaderChanged_IsRejected(string name)
    {
        var request = Read(name);
        var changed = request with
        {
            Headers = request.Headers.ToDictionary(pair => pair.Key, pair => pair.Key == "x-acs-action" ? "DeleteCluster" : pair.Value),
        };

        Assert.Equal(
            "SignatureDoesNotMatch",
            Assert.Throws<ApiException>(() => VerifierAt(request.Headers["x-acs-date"]).Verify(changed)).Code
        );
    }

    [Fact]
    public void Verify_SentTwice_IsRejected()
    {
        var request = Read(Names.First().Data);
        var verifier = VerifierAt(request.Headers["x-acs-date"]);
        verifier.Verify(request);

        Assert.Equal("SignatureNonceUsed", Assert.Throws<ApiException>(() => verifier.Verify(request)).Code);
    }

    [Fact]
    public void Verify_SixteenMinutesLate_IsRejected()
    {
        var request = Read(Names.First().Data);
        var late = DateTimeOffset.Parse(request.Headers["x-acs-date"]).AddMinutes(16).ToString("O");

        Assert.Equal("InvalidTimeStamp.Expired", Assert.Throws<ApiException>(() => VerifierAt(late).Verify(request)).Code);
    }

    private static ApiRequest Read(string name)
    {
        using var stream = typeof(SignatureVerificationTests).Assembly.GetManifestResourceStream(name)!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var captured = JObject.Load(reader);
        var url = ((string)captured["url"]!).Split('?', 2);
        var query =
            url.Length < 2
                ? []
                : url[1]
                    .Split('&')
                    .Select(pair => pair.Split('=', 2))
                    .Select(pair =>
                        KeyValuePair.Create(
                            Uri.UnescapeDataString(pair[0]),
                            Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? string.Empty)
                        )
                    )
                    .ToList();
        var headers = ((JObject)captured["headers"]!).Properties().ToDictionary(header => header.Name, header => (string)header.Value!);
        return new ApiRequest(
            (string)captured["method"]!,
            url[0],
            query,
            headers,
            System.Text.Encoding.UTF8.GetBytes((string?)captured["body"] ?? string.Empty)
        );
    }
}
