using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5050: maxConcurrentDownloads is 1 to 20.</summary>
internal sealed class MaxConcurrentDownloads()
    : BoundedNumber<int>(
        "containerd.maxConcurrentDownloads",
        1,
        20,
        spec => spec.Containerd.Part(containerd => containerd.MaxConcurrentDownloads)
    )
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5050",
            Title = "maxConcurrentDownloads is 1 to 20",
            Paths = ["containerd.maxConcurrentDownloads"],
            Source = RuleSources.NodeConfigApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API takes 1 to 20",
            Fix = "write 1 to 20",
            IsSuppressible = false,
            IsFixable = true,
        };
}
