using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Emulator.Tests.Wire;

/// <summary>Calls an emulator over HTTP with signed requests, which a test can modify.</summary>
internal sealed class SignedClient : IDisposable
{
    private const string Ack = "2015-12-15";
    private const string Ecs = "2014-05-26";
    private readonly HttpClient http;
    private readonly TimeProvider time;

    public SignedClient(Uri address, TimeProvider time)
    {
        (http, this.time) = (new HttpClient { BaseAddress = address }, time);
    }

    /// <summary>The secret for signatures.</summary>
    public string Secret { get; init; } = DemoAccount.AccessKeySecret;

    /// <summary>The access key id.</summary>
    public string KeyId { get; init; } = DemoAccount.AccessKeyId;

    /// <summary>Changes the headers before they are signed.</summary>
    public Action<Dictionary<string, string>> Before { get; init; } = _ => { };

    /// <summary>Changes the request after it was signed.</summary>
    public Action<HttpRequestMessage> After { get; init; } = _ => { };

    public Task<EmulatorReply> AckAsync(string action, string verb, string path, string? body = null, string query = "") =>
        SendAsync(action, verb, path, query, body, Ack);

    public Task<EmulatorReply> EcsAsync(string action, params (string Name, string Value)[] parameters) =>
        SendAsync(
            action,
            "POST",
            "/",
            string.Join(
                '&',
                parameters
                    .OrderBy(pair => pair.Name, StringComparer.Ordinal)
                    .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")
            ),
            null,
            Ecs
        );

    public void Dispose() => http.Dispose();

    private async Task<EmulatorReply> SendAsync(string action, string verb, string path, string query, string? body, string version)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? string.Empty);
        var headers = new Dictionary<string, string>
        {
            ["host"] = http.BaseAddress!.Authority,
            ["x-acs-action"] = action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = Hex(SHA256.HashData(bytes)),
        };
        Before(headers);
        using var request = new HttpRequestMessage(new HttpMethod(verb), query.Length > 0 ? $"{path}?{query}" : path)
        {
            Content = body is null ? null : new ByteArrayContent(bytes),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", Authorization(verb, path, query, headers));
        After(request);
        using var reply = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        {
            Headers = reply.Headers.ToDictionary(
                header => header.Key,
                header => string.Join(',', header.Value),
                StringComparer.OrdinalIgnoreCase
            ),
        };
    }

    private string Authorization(string verb, string path, string query, Dictionary<string, string> headers)
    {
        var names = headers.Keys.Order(StringComparer.Ordinal).ToArray();
        var block = string.Concat(names.Select(name => $"{name}:{headers[name]}\n"));
        var canonical = string.Join(
            '\n',
            verb,
            path,
            query,
            block,
            string.Join(';', names),
            headers.GetValueOrDefault("x-acs-content-sha256", string.Empty)
        );
        var text = $"ACS3-HMAC-SHA256\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
        return $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={string.Join(';', names)},Signature={signature}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
