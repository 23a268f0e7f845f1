using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7012: autoUpgrade is not relied on.</summary>
internal sealed class AutoUpgradeLeavesTheApiRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7012",
            Title = "autoUpgrade is not relied on",
            Severity = Severity.Warning,
            Paths = ["management.autoUpgrade"],
            Source = RuleSources.ManagementAnnouncement,
            Confidence = Confidence.Documented,
            Why = "the vendor announced that auto_upgrade leaves the API; once it is gone, the nodes are no longer upgraded",
            Fix = "use autoUpgrade: false, and upgrade the pool with its cluster",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("auto_upgrade and its policy were to leave the API on 2026-01-31", RuleSources.ManagementAnnouncement),
                new("the model of September 2026 still has them", RuleSources.NodePoolModel),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.Management.Part(management => management.AutoUpgrade), "management.autoUpgrade", out var upgrades)
            && upgrades
        )
        {
            context.Fail("management.autoUpgrade", "it may have no effect soon");
        }
    }
}
