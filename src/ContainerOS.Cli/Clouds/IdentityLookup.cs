using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Sts;

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
