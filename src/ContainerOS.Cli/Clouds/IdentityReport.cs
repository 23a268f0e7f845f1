using ContainerOS.Sdk.Sts;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Clouds;

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
