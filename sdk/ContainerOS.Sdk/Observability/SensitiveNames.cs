using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Observability;

/// <summary>Which fields, parameters and headers hold what nobody but the two ends may read.</summary>
internal static class SensitiveNames
{
    // User data and commands may hold anything; a kubeconfig, a certificate and a command's output are not ours to show.
    private static readonly HashSet<string> Fields =
    [
        "userdata",
        "preuserdata",
        "commandcontent",
        "output",
        "script",
        "scripts",
        "attachscript",
        "envs",
        "environment",
        "kubeconfig",
        "certificateauthority",
        "certificate",
        "clientcertificate",
        "clientkey",
        "privatekey",
        "authorization",
        "signature",
    ];

    private static readonly string[] Endings = ["password", "passwd", "secret", "token", "privatekey"];

    // Tokens that turn a page or make a repetition harmless.
    private static readonly HashSet<string> Harmless = ["nexttoken", "clienttoken"];

    // Headers are shown by list: what a proxy or a later version adds may be a secret.
    private static readonly HashSet<string> ShownHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "host",
        "accept",
        "user-agent",
        "content-type",
        "content-length",
        "x-acs-action",
        "x-acs-version",
        "x-acs-date",
        "date",
        "server",
        "connection",
        "transfer-encoding",
        "x-acs-request-id",
        "x-acs-trace-id",
        "x-acs-retry-after",
        "x-ratelimit-user-api",
        "x-ratelimit-user",
    };

    /// <summary>Whether a field of JSON or a parameter of a query is one; case and separators do not matter.</summary>
    public static bool IsSensitive(string name)
    {
        var plain = name.Replace("_", string.Empty, StringComparison.Ordinal)
            .Replace("-", string.Empty, StringComparison.Ordinal)
            .ToLowerInvariant();
        return Fields.Contains(plain)
            || (!Harmless.Contains(plain) && Endings.Any(ending => plain.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>Whether a field of JSON is one. <c>config</c> is the kubeconfig of a cluster as a text, and a component's settings as an object.</summary>
    public static bool IsSensitive(JProperty field) =>
        IsSensitive(field.Name) || (field.Name == "config" && field.Value.Type == JTokenType.String);

    /// <summary>Whether a header's value may be shown.</summary>
    public static bool IsHarmlessHeader(string name) => ShownHeaders.Contains(name);
}
