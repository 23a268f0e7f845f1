using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Sts;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Clouds;

/// <summary>Asks which link of the credential chain answers, and who that is.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="observer">Is told of the calls; null for nobody.</param>
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
        catch (Exception fault) when (fault is CredentialsNotFoundException or CredentialSourceException)
        {
            return IdentityReport.None(fault.Message);
        }
    }

    /// <summary>An id with its middle hidden: enough to tell two keys apart, too little to use.</summary>
    internal static string Mask(string id) => id.Length > 8 ? $"{id[..4]}...{id[^4..]}" : "...";

    private async Task<IdentityReport> AddCallerAsync(IdentityReport answer, ICredentialSource chain, CancellationToken ct)
    {
        try
        {
            var options = new SdkOptions
            {
                Region = answer.Region ?? string.Empty,
                Endpoint = ReadVariable(CloudSettings.EndpointVariable),
                Credentials = chain,
                Observer = observer,
                MaxRetries = 1,
                TotalTimeout = TotalTimeout,
                AttemptTimeout = TotalTimeout / 2,
            };
            return answer with { Caller = await StsClient.Create(options).GetCallerIdentityAsync(ct) };
        }
        catch (SdkException fault)
        {
            return answer with { Problem = fault.Message };
        }
    }

    private string? ReadVariable(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
}

/// <summary>Who calls would be made as.</summary>
/// <param name="Source">The link of the credential chain that answered; null when none did.</param>
/// <param name="KeyId">The access key id, its middle hidden.</param>
/// <param name="IsTemporary">Whether the keys have a token and so an end.</param>
/// <param name="Region">The region; null when none is set.</param>
internal sealed record IdentityReport(string? Source, string? KeyId, bool IsTemporary, string? Region)
{
    /// <summary>Who STS says it is; null when it did not say.</summary>
    internal CallerIdentity? Caller { get; init; }

    /// <summary>Why there are no credentials, or why STS did not say.</summary>
    internal string? Problem { get; init; }

    /// <summary>Done when somebody is known, else failed: a script can rely on it.</summary>
    internal int ExitCode => Caller is null ? Runs.ExitCode.Failed : Runs.ExitCode.Done;

    /// <summary>The answer of a chain without credentials.</summary>
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

    /// <summary>The answer for a person, a line each.</summary>
    public override string ToString() =>
        string.Join(Environment.NewLine, Lines().Where(line => line.Text is not null).Select(line => $"{line.Name, -12} {line.Text}"));

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
