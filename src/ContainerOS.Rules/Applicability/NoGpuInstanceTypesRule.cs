using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1003: no instance type has a GPU, unless allowGpu is set and the release supports GPUs.</summary>
internal sealed class NoGpuInstanceTypesRule : Rule
{
    private static readonly OsVersion Since = new(3, 6, 0);
    private static readonly ConflictingSource SupportedFrom36 = new(
        "GPU instances are supported from ContainerOS 3.6.0; earlier releases cannot run them",
        RuleSources.ReleaseNotes
    );

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1003",
            Title = "no instance type has a GPU, unless allowGpu is set and the release supports GPUs",
            Paths = ["instanceTypes[]", "allowGpu"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "the overview of Feb 05 2026 excludes GPU nodes; the release notes allow them from 3.6.0",
            Fix = "use a type without a GPU such as ecs.g7.xlarge, or set allowGpu with ContainerOS 3.6.0 or later",
            IsSuppressible = true,
            IsFixable = true,
            ConflictingSources =
            [
                new("ContainerOS does not support GPU nodes", RuleSources.Overview),
                new("3.6.0 (2025-10-10) supports GPU instances", RuleSources.ReleaseNotes),
                new("the edition of March 2026 no longer excludes GPU nodes", RuleSources.OverviewOfMarch),
                new("3.7 (February 2026) has an image with GPU drivers", RuleSources.FeatureList),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.AllowGpu is null || (context.TryGetKnown(pool.Spec.AllowGpu, "allowGpu", out var isAllowed) && !isAllowed))
        {
            InstanceTypeScan.Check(
                pool,
                context,
                HasGpu,
                "is a GPU instance type, which ContainerOS does not run on",
                isRemovedByFix: true
            );
        }
        else if (pool.Spec.AllowGpu is { IsKnown: true } && pool.IsBefore(Since, context))
        {
            InstanceTypeScan.Check(
                pool,
                context,
                HasGpu,
                $"is a GPU instance type, which ContainerOS {pool.Release} does not run on",
                "pin ContainerOS 3.6.0 or later",
                SupportedFrom36
            );
        }
    }

    private static bool? HasGpu(InstanceTypeFacts type) => type.GpuAmount > 0;
}
