using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7009: vulnerabilities are fixed by a new image, not by autoFixVulnerabilities.</summary>
internal sealed class VulnerabilitiesAreFixedByNewImageRule : Rule
{
    private static readonly OsVersion Since = new(3, 5, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7009",
            Title = "vulnerabilities are fixed by a new image, not by autoFixVulnerabilities",
            Severity = Severity.Warning,
            Paths = ["management.autoFixVulnerabilities"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Why = "ACK fixes vulnerabilities by updating packages, and ContainerOS has no package manager; fixes are part of a new release",
            Fix = "remove it, and pin a newer release",
            IsSuppressible = true,
            IsFixable = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(
                pool.Spec.Management.Part(management => management.AutoFixVulnerabilities),
                "management.autoFixVulnerabilities",
                out var fixes
            )
            && fixes
            && pool.IsAtLeast(Since, context)
        )
        {
            context.Fail(
                "management.autoFixVulnerabilities",
                $"ContainerOS {pool.Release} has no packages to update",
                edits: [FixEdit.Remove("management.autoFixVulnerabilities")]
            );
        }
    }
}
