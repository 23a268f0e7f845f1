namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5012: containerLogMonitorInterval is 3s to 60s.</summary>
internal sealed class ContainerLogMonitorInterval()
    : KubeletDuration("kubelet.containerLogMonitorInterval", "3s", "60s", kubelet => kubelet.ContainerLogMonitorInterval)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5012",
            Title = "containerLogMonitorInterval is 3s to 60s",
            Paths = ["kubelet.containerLogMonitorInterval"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes 3 to 60 seconds between looks at the logs",
            Fix = "write 3s to 60s",
            IsSuppressible = false,
            IsFixable = true,
        };
}
