using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1007: every instance type has 4 vCPUs and 8 GiB or more.</summary>
internal sealed class MinimumInstanceSizeRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1007",
            Title = "every instance type has 4 vCPUs and 8 GiB or more",
            Severity = Severity.Warning,
            Paths = ["instanceTypes[]"],
            Source = RuleSources.Limits,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why =
                "ACK recommends nodes of at least 4 vCPUs and 8 GiB: on a smaller node, the reservations of Kubernetes and "
                + "the system leave little for pods",
            Fix = "use a type of 4 vCPUs and 8 GiB or more, such as ecs.g7.xlarge",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context) =>
        InstanceTypeScan.Check(pool, context, IsSmaller, "is smaller than the 4 vCPUs and 8 GiB that ACK recommends");

    private static bool? IsSmaller(InstanceTypeFacts type) =>
        type is { CpuCores: < 4 } or { MemoryGiB: < 8 } ? true
        : type is { CpuCores: not null, MemoryGiB: not null } ? false
        : null;
}
