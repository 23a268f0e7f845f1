using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8006: the RAM role is not reserved by ACK.</summary>
internal sealed class RamRoleIsNotReservedRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8006",
            Title = "the RAM role is not reserved by ACK",
            Severity = Severity.Warning,
            Paths = ["access.ramRole"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why =
                "roles whose names start with KubernetesMasterRole- or KubernetesWorkerRole- are created by ACK; only the "
                + "cluster's default role may have such a name",
            Fix = "use your own role, or remove ramRole to use the default role",
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
            context.Fail("access.ramRole", $"{role} is the name of a role that ACK creates");
        }
    }
}
