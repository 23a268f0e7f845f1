using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5013: log rotation options are set only with Kubernetes 1.30 or later.</summary>
internal sealed class LogRotationRequiresKubernetes130Rule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5013",
            Title = "log rotation options are set only with Kubernetes 1.30 or later",
            Paths = ["kubelet.containerLogMaxWorkers", "kubelet.containerLogMonitorInterval"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "the kubelet supports containerLogMaxWorkers and containerLogMonitorInterval from Kubernetes 1.30",
            Fix = "remove them, or upgrade the cluster",
            IsSuppressible = false,
            IsFixable = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet)
        && (kubelet.ContainerLogMaxWorkers is not null || kubelet.ContainerLogMonitorInterval is not null);

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (cluster.Version.IsAtLeast(1, 30))
        {
            return;
        }

        var kubelet = pool.Spec.Kubelet!.Value.Content;
        Report(kubelet.ContainerLogMaxWorkers is not null, "containerLogMaxWorkers", cluster, context);
        Report(kubelet.ContainerLogMonitorInterval is not null, "containerLogMonitorInterval", cluster, context);
    }

    private static void Report(bool isGiven, string option, ClusterFacts cluster, RuleContext context)
    {
        if (isGiven)
        {
            context.Fail(
                "kubelet." + option,
                $"the cluster runs Kubernetes {cluster.Version}, which does not support {option}",
                edits: [FixEdit.Remove("kubelet." + option)]
            );
        }
    }
}
