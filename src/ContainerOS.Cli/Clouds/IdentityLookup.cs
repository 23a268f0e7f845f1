using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Endpoints;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Sts;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Clouds;

/// <summary>Finds the source of the credentials and asks STS whose they are.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="observer">Observes the calls to STS; null for none.</param>
internal sealed class IdentityLookup(Func<string, string?> variable, ISdkObserver? observer)
{
    private static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(15);

    internal async Task<IdentityReport> LookUpAsync(string? region, CancellationToken ct)
    {
        var chain = UserCredentials.Chain(variable, observer);
        try
        {
            var keys = await chain.GetAsync(ct);
            var answer = new IdentityReport(
                chain.Origin,
                Mask(keys.AccessKeyId),
                keys.SecurityToken is not null,
                region ?? ReadVariable("ALIBABA_CLOUD_REGION_ID")
            );
            return await AddCallerAsync(answer, chain, ct);
        }
        catch (Exception exception) when (exception is CredentialsNotFoundException or CredentialSourceException)
        {
            return IdentityReport.None(exception.Message);
        }
    }

    /// <summary>An id with its middle hidden: enough to distinguish two keys, too little to use.</summary>
    internal static string Mask(string id) => id.Length > 8 ? $"{id[..4]}...{id[^4..]}" : "...";

    private async Task<IdentityReport> AddCallerAsync(IdentityReport answer, ICredentialSource chain, CancellationToken ct)
    {
        try
        {
            var options = new SdkOptions
            {
                Region = answer.Region ?? string.Empty,
                Endpoint = ReadVariable(CloudSettings.EndpointVariable),
                CredentialHosts = CredentialHosts.OfUser(variable).With(LoopbackOf(ReadVariable(CloudSettings.EndpointVariable))),
                Credentials = chain,
                Observer = observer,
                MaxRetries = 1,
                TotalTimeout = TotalTimeout,
                AttemptTimeout = TotalTimeout / 2,
            };
            return answer with { Caller = await StsClient.Create(options).GetCallerIdentityAsync(ct) };
        }
        catch (SdkException exception)
        {
            return answer with { Problem = exception.Message };
        }
    }

    /// <summary>The host of the endpoint in the user's environment, when it is on this machine.</summary>
    private static IEnumerable<string> LoopbackOf(string? endpoint) =>
        endpoint is not null && EndpointHost.Of(endpoint) is { } address && CredentialHosts.Loopback.Allows(address)
            ? [address.Authority]
            : [];

    private string? ReadVariable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
}

/// <summary>The identity that calls to the cloud would use.</summary>
/// <param name="Source">The source in the credential chain that provided the keys; null when none did.</param>
/// <param name="KeyId">The access key id with its middle hidden.</param>
/// <param name="IsTemporary">Whether the keys have a security token and expire.</param>
/// <param name="Region">The region; null when it is not set.</param>
internal sealed record IdentityReport(string? Source, string? KeyId, bool IsTemporary, string? Region)
{
    /// <summary>The identity reported by STS; null when the call failed.</summary>
    internal CallerIdentity? Caller { get; init; }

    /// <summary>Why there are no credentials, or why the call to STS failed.</summary>
    internal string? Problem { get; init; }

    /// <summary>0 when STS confirmed the identity, 1 otherwise, so that scripts can rely on it.</summary>
    internal int ExitCode => Caller is null ? Runs.ExitCode.Failed : Runs.ExitCode.Done;

    /// <summary>The report for a credential chain without credentials.</summary>
    internal static IdentityReport None(string problem) => new(null, null, false, null) { Problem = problem };

    internal JObject ToJson() =>
        new()
        {
            ["source"] = Source,
            ["accessKeyId"] = KeyId,
            ["temporary"] = Source is null ? null : IsTemporary,
            ["region"] = Region,
            ["accountId"] = Caller?.AccountId,
            ["arn"] = Caller?.Arn,
            ["identityType"] = Caller?.IdentityType,
            ["problem"] = Problem,
        };

    /// <summary>The report as text, one fact per line.</summary>
    internal IEnumerable<string> ToLines() => Lines().Where(line => line.Text is not null).Select(line => $"{line.Name, -12} {line.Text}");

    private IEnumerable<(string Name, string? Text)> Lines() =>
        [
            ("Credentials", Source),
            ("Key", KeyId is null ? null : $"{KeyId}{(IsTemporary ? " (temporary)" : string.Empty)}"),
            ("Region", Source is null ? null : Region ?? "not set (ALIBABA_CLOUD_REGION_ID)"),
            ("Account", Caller?.AccountId),
            ("Identity", Caller is { Arn: { } arn } ? $"{arn} ({Caller.IdentityType})" : null),
            ("Problem", Problem),
        ];
}
