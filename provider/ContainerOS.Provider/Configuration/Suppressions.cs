using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Configuration;

/// <summary>The rules that a program suppresses, each with its reason (<c>containeros:suppress</c>).</summary>
/// <param name="Reasons">The reason by code.</param>
internal sealed record Suppressions(IReadOnlyDictionary<string, string> Reasons)
{
    private static readonly RuleSource Docs = new("the configuration of the containeros package", PackageInfo.Version);

    /// <summary>None.</summary>
    internal static Suppressions None { get; } = new(new Dictionary<string, string>());

    /// <summary>Reads checked settings.</summary>
    internal static Suppressions Read(PropertyMap settings) =>
        settings.Find("suppress") is PropertyMap map
            ? new Suppressions(
                map.Where(pair => pair.Value is PropertyString)
                    .ToDictionary(pair => pair.Key, pair => ((PropertyString)pair.Value).Value.Trim(), StringComparer.OrdinalIgnoreCase)
            )
            : None;

    /// <summary>Suppressions that code gives.</summary>
    /// <exception cref="ArgumentException">One is wrong.</exception>
    internal static Suppressions Create(IReadOnlyDictionary<string, string> reasons)
    {
        var given = new Suppressions(reasons.ToDictionary(pair => pair.Key, pair => pair.Value.Trim(), StringComparer.OrdinalIgnoreCase));
        return given.Validate().FirstOrDefault() is { } problem
            ? throw new ArgumentException(DiagnosticText.Format(problem), nameof(reasons))
            : given;
    }

    /// <summary>Whether a finding is suppressed.</summary>
    internal bool Covers(Diagnostic finding) => Reasons.ContainsKey(finding.Code);

    /// <summary>What is wrong with them.</summary>
    internal IEnumerable<Diagnostic> Validate() => Reasons.Select(pair => Problem(pair.Key, pair.Value)).OfType<Diagnostic>();

    private static Diagnostic? Problem(string code, string reason) =>
        RuleCatalogue.Find(code)?.Info switch
        {
            null => Finding(
                code,
                $"there is no rule {code}",
                "a misspelled code would suppress nothing",
                "write the code of a rule; 'containeros explain' lists them"
            ),
            { IsSuppressible: false } => Finding(
                code,
                $"{code} can not be suppressed",
                "the cloud would refuse the pool anyway",
                "mend what it finds, and take it out of containeros:suppress"
            ),
            _ when reason.Length == 0 => Finding(
                code,
                $"{code} is suppressed without a reason",
                "those who read it later must be able to judge whether it still holds",
                "write the reason as the value"
            ),
            _ => null,
        };

    private static Diagnostic Finding(string code, string message, string why, string fix) =>
        new("COS0015", Severity.Error, $"suppress.{code}", message, why, fix, Docs);
}
