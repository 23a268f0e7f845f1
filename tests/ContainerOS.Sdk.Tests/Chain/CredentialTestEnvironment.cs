using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Credentials.Chain;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests.Chain;

/// <summary>A home directory, variables and a clock of a test's own; every service is one scripted server.</summary>
internal sealed class CredentialTestEnvironment : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("containeros-sdk-");

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public Dictionary<string, string> Variables { get; } = new() { ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true" };

    public static string Keys(string id, int seconds = 3600) =>
        $$"""
            {"AccessKeyId":"{{id}}","AccessKeySecret":"s-{{id}}","SecurityToken":"t-{{id}}",
             "Expiration":"{{new DateTime(2026, 11, 23, 12, 0, 0).AddSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss'Z'}}"}
            """;

    public static ScriptedReply Sts(string id, int seconds = 3600) =>
        ScriptedReply.Ok($$"""{"RequestId":"R","Credentials":{{Keys(id, seconds)}}}""");

    public CredentialChain Chain(ScriptedServer? server = null) =>
        new(
            new()
            {
                Variables = name => Variables.GetValueOrDefault(name),
                HomeDirectory = home.FullName,
                MetadataEndpoint = new(server?.Address ?? "http://127.0.0.1:1"),
                StsEndpoint = server?.Address ?? "http://127.0.0.1:1",
                Time = Time,
            }
        );

    public string Write(string path, string text)
    {
        var file = Path.Combine(home.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Profile(string fields) => Write(".aliyun/config.json", $$"""{"current":"me","profiles":[{"name":"me",{{fields}}}]}""");

    public static (string Id, string Secret, string? Token) Clear(CloudCredentials keys) =>
        (keys.AccessKeyId, keys.AccessKeySecret.Reveal(), keys.SecurityToken?.Reveal());

    public void Dispose() => home.Delete(recursive: true);
}
