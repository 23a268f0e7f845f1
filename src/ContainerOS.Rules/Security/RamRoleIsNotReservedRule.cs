using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8006: the RAM role is not one of ACK's own.</summary>
internal sealed class RamRoleIsNotReservedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8006",
            Title = "the RAM role is not one of ACK's own",
            Severity = Severity.Warning,
            Paths = ["access.ramRole"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why =
                "names that begin with KubernetesMasterRole- or KubernetesWorkerRole- are those of the roles ACK makes; only the cluster's default role may be named so",
            Fix = "use a role of your own, or leave it out for the default role",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var role = pool.Spec.Access.Part(access => access.RamRole);
        if (
            context.TryGetKnown(role, "access.ramRole", out var name)
            && (
                name.StartsWith("KubernetesMasterRole-", StringComparison.Ordinal)
                || name.StartsWith("KubernetesWorkerRole-", StringComparison.Ordinal)
            )
        )
        {
            context.Fail("access.ramRole", $"{role} is named as a role that ACK makes");
        }
    }
}
