using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Security;

/// <summary>COS8004: metadataTokens is set only with Kubernetes 1.28 or later.</summary>
internal sealed class MetadataTokensRequireKubernetes128Rule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS8004",
            Title = "metadataTokens is set only with Kubernetes 1.28 or later",
            Paths = ["access.metadataTokens"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Cluster,
            Why = "the API accepts the option for managed clusters from Kubernetes 1.28",
            Fix = "remove it, or upgrade the cluster",
            IsSuppressible = false,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Spec.Access.Part(access => access.MetadataTokens), "access.metadataTokens", out _);

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (!cluster.Version.IsAtLeast(1, 28))
        {
            context.Fail("access.metadataTokens", $"the cluster runs Kubernetes {cluster.Version}, and the option requires 1.28 or later");
        }
    }
}
