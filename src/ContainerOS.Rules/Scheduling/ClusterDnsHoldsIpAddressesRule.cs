namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5043: clusterDns contains IP addresses.</summary>
internal sealed class ClusterDnsHoldsIpAddressesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5043",
            Title = "clusterDns contains IP addresses",
            Paths = ["kubelet.clusterDns[]"],
            Source = RuleSources.KubeletReference,
            Confidence = Confidence.Documented,
            Why = "pods use these as nameservers, which must be IP addresses",
            Fix = "use the address of the DNS service, such as 172.21.0.10",
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
                context.Fail(path, $"{address} is not an IP address");
            }
        }
    }

    /// <summary>Whether it is IPv4 with four parts, or IPv6.</summary>
    private static bool IsAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? text.Length > 1 && text.All(letter => char.IsAsciiHexDigit(letter) || letter is ':' or '.')
            : text.Split('.') is { Length: 4 } parts
                && parts.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit) && byte.TryParse(part, out _));
}
