namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>A role to take on.</summary>
/// <param name="RoleArn">The role.</param>
internal sealed record AssumedRole(string RoleArn)
{
    // Default and least duration of a session (credentials-go).
    private const int DefaultSeconds = 3600;
    private const int MinSeconds = 900;

    /// <summary>Name of the session in the audit log; null for the variable's (read by credentials-csharp for every role), else ours.</summary>
    public string? SessionName { get; init; }

    /// <summary>Length of the session in seconds.</summary>
    public int DurationSeconds { get; init; } = DefaultSeconds;

    /// <summary>A policy that narrows the role, or null.</summary>
    public string? Policy { get; init; }

    /// <summary>External id the role asks for, or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Region of the STS that is asked; null for the central one.</summary>
    public string? StsRegion { get; init; }

    /// <summary>Whether STS is asked inside the VPC.</summary>
    public bool InVpc { get; init; }

    /// <summary>The parameters of a call; a session shorter than 900 s is refused here, because STS refuses it later and less clearly.</summary>
    public List<KeyValuePair<string, string>> Parameters(CredentialChainOptions options, string origin)
    {
        var all = new List<KeyValuePair<string, string>>
        {
            new("RoleArn", RoleArn),
            new("RoleSessionName", SessionName ?? options.Find("ALIBABA_CLOUD_ROLE_SESSION_NAME") ?? "containeros-infra"),
            new(
                "DurationSeconds",
                DurationSeconds < MinSeconds
                    ? throw new CredentialSourceException(
                        origin,
                        $"a session of {DurationSeconds} s is too short; {MinSeconds} s is the least."
                    )
                    : $"{DurationSeconds}"
            ),
        };
        Add(all, "Policy", Policy);
        Add(all, "ExternalId", ExternalId);
        return all;
    }

    private static void Add(List<KeyValuePair<string, string>> all, string name, string? value)
    {
        if (value is not null)
        {
            all.Add(new(name, value));
        }
    }
}
