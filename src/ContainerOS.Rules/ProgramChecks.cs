namespace ContainerOS.Rules;

/// <summary>
/// The checks beside the rules: the form of a program, the settings of the provider, and changes that cannot be made. The
/// provider makes them where it reads the program; their texts are here, so that every code has a page and an <c>explain</c>.
/// </summary>
public static class ProgramChecks
{
    /// <summary>COS0001: every property is in the schema.</summary>
    public static RuleInfo UnknownProperty { get; } =
        Create(
            "COS0001",
            "every property is in the schema",
            "any property",
            "a property that the schema does not have has no effect, so the pool would differ from the program",
            "correct the spelling; the message names the nearest property, or lists all of them"
        );

    /// <summary>COS0002: required properties are set.</summary>
    public static RuleInfo MissingProperty { get; } =
        Create(
            "COS0002",
            "required properties are set",
            "any required property",
            "without them the pool cannot be created",
            "add the property that the message names"
        );

    /// <summary>COS0003: values have the type of the schema.</summary>
    public static RuleInfo WrongType { get; } =
        Create(
            "COS0003",
            "values have the type of the schema",
            "any property",
            "the API takes no other type",
            "write a value of the type that the message names"
        );

    /// <summary>COS0004: values are among those, or in the range, of the schema.</summary>
    public static RuleInfo InvalidValue { get; } =
        Create(
            "COS0004",
            "values are among those, or in the range, of the schema",
            "any property with a closed set of values, a form or a range",
            "no other value is accepted",
            "use one of the values, or a value in the range, that the message names"
        );

    /// <summary>COS0010: a cloud is configured.</summary>
    public static RuleInfo NoCloud { get; } =
        Create(
            "COS0010",
            "a cloud is configured",
            "containeros:cloud",
            "no cloud is called unless the configuration or credentials select one",
            "set containeros:region and credentials for Alibaba Cloud, or containeros:cloud to emulator"
        );

    /// <summary>COS0011: the address of the emulator is known.</summary>
    public static RuleInfo NoEmulatorAddress { get; } =
        Create(
            "COS0011",
            "the address of the emulator is known",
            "containeros:endpoint",
            "containeros:cloud is emulator, and the engine that runs the program does not start one",
            "run 'containeros emulator' and set the variables it prints, or set containeros:endpoint"
        );

    /// <summary>COS0012: a region is configured for Alibaba Cloud.</summary>
    public static RuleInfo NoRegion { get; } =
        Create(
            "COS0012",
            "a region is configured for Alibaba Cloud",
            "containeros:region",
            "every ACK and ECS endpoint belongs to a region",
            "set containeros:region, such as cn-hangzhou"
        );

    /// <summary>COS0013: numbers of the provider's settings are within their bounds.</summary>
    public static RuleInfo SettingOutOfBounds { get; } =
        Create(
            "COS0013",
            "numbers of the provider's settings are within their bounds",
            "containeros:maxRetries, containeros:userDataMargin, containeros:maxImageAge",
            "other values would only delay the report of an outage, leave no room for the program's scripts, or limit no image",
            "use a value within the bounds that the message names"
        );

    /// <summary>COS0014: the lock file can be read.</summary>
    public static RuleInfo LockFileIsReadable { get; } =
        Create(
            "COS0014",
            "the lock file can be read",
            "containeros:lockFile",
            "without its pins, the program would use other images than those that were reviewed",
            "correct the line that the message names, or restore the file from version control; 'containeros pins add' creates a lock file"
        );

    /// <summary>COS0015: suppressions name a rule that can be suppressed, and a reason.</summary>
    public static RuleInfo InvalidSuppression { get; } =
        Create(
            "COS0015",
            "suppressions name a rule that can be suppressed, and a reason",
            "containeros:suppress",
            "an unknown code suppresses nothing, the cloud refuses what some rules report, and without a reason later readers "
                + "do not know whether the suppression still applies",
            "write the code of a rule that can be suppressed ('containeros explain CODE' shows it), and the reason as its value"
        );

    /// <summary>COS0016: keys are sent to Alibaba Cloud, or to an emulator on this machine.</summary>
    public static RuleInfo UntrustedEndpoint { get; } =
        Create(
            "COS0016",
            "keys are sent to Alibaba Cloud, or to an emulator on this machine",
            "containeros:endpoint, containeros:region",
            "a program that someone else wrote must not choose where the keys of its user go",
            "remove the endpoint; if you trust its host, name it in the environment variable CONTAINEROS_CREDENTIAL_HOSTS"
        );

    /// <summary>COS7001: the Kubernetes version of a live pool is not lowered.</summary>
    public static RuleInfo NoKubernetesDowngrade { get; } =
        Create(
            "COS7001",
            "the Kubernetes version of a live pool is not lowered",
            "kubernetesVersion",
            "a rollout moves nodes to the version of their cluster, and a cluster does not go back: kubelets of an older version are only "
                + "in a pool that was made with it",
            "keep the version, or create a second pool"
        ) with
        {
            Source = RuleSources.ChangeOs,
        };

    /// <summary>All of them, ordered by code.</summary>
    public static IReadOnlyList<RuleInfo> All { get; } =
    [
        UnknownProperty,
        MissingProperty,
        WrongType,
        InvalidValue,
        NoCloud,
        NoEmulatorAddress,
        NoRegion,
        SettingOutOfBounds,
        LockFileIsReadable,
        InvalidSuppression,
        UntrustedEndpoint,
        NoKubernetesDowngrade,
    ];

    private static RuleInfo Create(string code, string title, string paths, string why, string fix) =>
        new()
        {
            Code = code,
            Title = title,
            Paths = [.. paths.Split(", ")],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = why,
            Fix = fix,
            IsSuppressible = false,
        };
}
