namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5043: clusterDns holds IP addresses.</summary>
internal sealed class ClusterDnsHoldsIpAddressesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5043",
            Title = "clusterDns holds IP addresses",
            Paths = ["kubelet.clusterDns[]"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "pods get these as nameservers, which are addresses",
            Fix = "write the address of the DNS service, such as 172.21.0.10",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Kubelet, "kubelet", out var kubelet))
        {
            return;
        }

        foreach (var (path, address) in context.Each(kubelet.ClusterDns, "kubelet.clusterDns"))
        {
            if (!IsAddress(address.Content))
            {
                context.Fail(path, $"{address} is no IP address");
            }
        }
    }

    /// <summary>IPv4 in four parts; IPv6 by its colons and digits.</summary>
    private static bool IsAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? text.Length > 1 && text.All(letter => char.IsAsciiHexDigit(letter) || letter is ':' or '.')
            : text.Split('.') is { Length: 4 } parts
                && parts.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit) && byte.TryParse(part, out _));
}
