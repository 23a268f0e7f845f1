using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Configuration;

/// <summary>The suppressed rules, each with its reason (<c>containeros:suppress</c>).</summary>
/// <param name="Reasons">The reasons by rule code.</param>
internal sealed record Suppressions(IReadOnlyDictionary<string, string> Reasons)
{
    private static readonly RuleSource Docs = new("the configuration of the containeros package", PackageInfo.Version);

    /// <summary>No suppressed rules.</summary>
    internal static Suppressions None { get; } = new(new Dictionary<string, string>());

    /// <summary>Reads suppressions from checked settings.</summary>
    internal static Suppressions Read(PropertyMap settings) =>
        settings.Find("suppress") is PropertyMap map
            ? new Suppressions(
                map.Where(pair => pair.Value is PropertyString)
                    .ToDictionary(pair => pair.Key, pair => ((PropertyString)pair.Value).Value.Trim(), StringComparer.OrdinalIgnoreCase)
            )
            : None;

    /// <summary>Creates suppressions from code.</summary>
    /// <exception cref="ArgumentException">A suppression is invalid.</exception>
    internal static Suppressions Create(IReadOnlyDictionary<string, string> reasons)
    {
        var suppressions = new Suppressions(
            reasons.ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.OrdinalIgnoreCase)
        );
        return suppressions.Validate().FirstOrDefault() is { } problem
            ? throw new ArgumentException(DiagnosticText.Format(problem), nameof(reasons))
            : suppressions;
    }

    /// <summary>Whether a diagnostic is suppressed.</summary>
    internal bool Covers(Diagnostic finding) => Reasons.ContainsKey(finding.Code);

    /// <summary>The errors in the suppressions.</summary>
    internal IEnumerable<Diagnostic> Validate() => Reasons.Select(pair => Problem(pair.Key, pair.Value)).OfType<Diagnostic>();

    private static Diagnostic? Problem(string code, string reason) =>
        RuleCatalogue.FindInfo(code) switch
        {
            null => Finding(
                code,
                $"there is no rule {code}",
                "an unknown code suppresses nothing",
                "write the code of a rule; 'containeros explain' lists all codes"
            ),
            { IsSuppressible: false } => Finding(
                code,
                $"{code} cannot be suppressed",
                "ACK rejects the pool even if the rule is suppressed",
                "fix what the rule reports, and remove it from containeros:suppress"
            ),
            _ when reason.Length == 0 => Finding(
                code,
                $"{code} is suppressed without a reason",
                "without a reason, later readers cannot see whether the suppression still applies",
                "write the reason as the value"
            ),
            _ => null,
        };

    private static Diagnostic Finding(string code, string message, string why, string fix) =>
        new(ProgramChecks.InvalidSuppression.Code, Severity.Error, $"suppress.{code}", message, why, fix, Docs);
}
