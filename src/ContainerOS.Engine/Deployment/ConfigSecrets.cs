using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Deployment;

/// <summary>Hides the secrets of the config in a text, as the Pulumi CLI does in all that it shows.</summary>
internal sealed class ConfigSecrets(RunInfo info)
{
    /// <summary>A shorter secret is not hidden: it would hide parts of other words.</summary>
    private const int ShortestSecret = 4;

    private readonly string[] secrets =
    [
        .. info
            .ConfigSecretKeys.Select(key => info.Config.GetValueOrDefault(key, string.Empty))
            .Where(secret => secret.Length >= ShortestSecret)
            .OrderByDescending(secret => secret.Length),
    ];

    public string Hide(string text) =>
        secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "[secret]", StringComparison.Ordinal));
}
