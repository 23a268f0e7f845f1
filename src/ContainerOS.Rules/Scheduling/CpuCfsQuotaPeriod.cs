namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5014: cpuCfsQuotaPeriod is 1ms to 1s.</summary>
internal sealed class CpuCfsQuotaPeriod() : KubeletDuration("kubelet.cpuCfsQuotaPeriod", "1ms", "1s", kubelet => kubelet.CpuCfsQuotaPeriod)
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5014",
            Title = "cpuCfsQuotaPeriod is 1ms to 1s",
            Paths = ["kubelet.cpuCfsQuotaPeriod"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "ACK takes a CFS quota period of 1 ms to 1 s",
            Fix = "write 1ms to 1s, such as the default 100ms",
            IsSuppressible = false,
            IsFixable = true,
        };
}
