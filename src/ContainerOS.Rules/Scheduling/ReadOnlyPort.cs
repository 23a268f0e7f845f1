using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5035: readOnlyPort is 0.</summary>
internal sealed class ReadOnlyPort()
    : BoundedNumber<int>("kubelet.readOnlyPort", 0, 0, spec => spec.Kubelet.Part(kubelet => kubelet.ReadOnlyPort))
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5035",
            Title = "readOnlyPort is 0",
            Paths = ["kubelet.readOnlyPort"],
            Source = RuleSources.KubeletPage,
            Confidence = Confidence.Documented,
            Why = "the read-only port serves without authentication, and ACK takes 0 alone, which is the default from Kubernetes 1.26",
            Fix = "write 0, or leave it out",
            IsSuppressible = false,
            IsFixable = true,
        };
}
