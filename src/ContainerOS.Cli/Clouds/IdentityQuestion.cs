using ContainerOS.Sdk;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Sts;

namespace ContainerOS.Cli.Clouds;

/// <summary>Asks which link of the credential chain answers, and who that is.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="observer">Is told of the calls; null for nobody.</param>
internal sealed class IdentityQuestion(Func<string, string?> variable, ISdkObserver? observer)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    internal async Task<IdentityAnswer> AskAsync(string? region, CancellationToken ct)
    {
        var chain = UserCredentials.Chain(variable, observer);
        try
        {
            var keys = await chain.GetAsync(ct);
            var answer = new IdentityAnswer(
                chain.Origin,
                Masked(keys.AccessKeyId),
                keys.SecurityToken is not null,
                region ?? Given("ALIBABA_CLOUD_REGION_ID")
            );
            return await WithOwnerAsync(answer, chain, ct);
        }
        catch (Exception fault) when (fault is CredentialsNotFoundException or CredentialSourceException)
        {
            return IdentityAnswer.None(fault.Message);
        }
    }

    /// <summary>An id with its middle hidden: enough to tell two keys apart, too little to use.</summary>
    internal static string Masked(string id) => id.Length > 8 ? $"{id[..4]}...{id[^4..]}" : "...";

    private async Task<IdentityAnswer> WithOwnerAsync(IdentityAnswer answer, ICredentialSource chain, CancellationToken ct)
    {
        try
        {
            var options = new SdkOptions
            {
                Region = answer.Region ?? string.Empty,
                Endpoint = Given(CloudSettings.EndpointVariable),
                Credentials = chain,
                Observer = observer,
                MaxRetries = 1,
                TotalTimeout = Limit,
                TryTimeout = Limit / 2,
            };
            return answer with { Owner = await StsClient.Create(options).GetCallerIdentityAsync(ct) };
        }
        catch (SdkException fault)
        {
            return answer with { Problem = fault.Message };
        }
    }

    private string? Given(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
