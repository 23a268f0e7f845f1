using ContainerOS.Model.Values;
using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Security;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.EdgeCases;

/// <summary>Edge cases of the syntax of names, quantities and durations.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("vm.max_map_count", true)]
    [InlineData("net/ipv4/conf/eth0/rp_filter", true)]
    [InlineData("net.ipv4.conf.*.rp_filter", true)]
    [InlineData("dev.raid.a@b:c", true)]
    [InlineData("vm", false)]
    [InlineData("vm.", false)]
    [InlineData(".vm", false)]
    [InlineData("vm..x", false)]
    [InlineData("vm.a b", false)]
    [InlineData("v!m.a", false)]
    public void Sysctl_HasItsForm(string text, bool isName) => Assert.Equal(isName, KernelNameSyntax.IsSysctl(text));

    [Theory]
    [InlineData("br_netfilter", true)]
    [InlineData("x-1", true)]
    [InlineData("", false)]
    [InlineData("-x", false)]
    [InlineData("a b", false)]
    public void Module_HasItsForm(string text, bool isName) => Assert.Equal(isName, KernelNameSyntax.IsModule(text));

    [Theory]
    [InlineData("app", true)]
    [InlineData("example.com/app", true)]
    [InlineData("Example.com/app", false)]
    [InlineData("example.com/-app", false)]
    [InlineData("/app", false)]
    [InlineData("a/b/c", false)]
    public void LabelKey_HasItsForm(string key, bool isKey) => Assert.Equal(isKey, KubernetesNameSyntax.FindKeyError(key) is null);

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void LabelKey_HasAPrefixOfAtMost253Letters(int length, bool isKey) =>
        Assert.Equal(isKey, KubernetesNameSyntax.FindKeyError(new string('a', length) + "/app") is null);

    [Theory]
    [InlineData("kubernetes.io/x", true)]
    [InlineData("a.k8s.io/x", true)]
    [InlineData("node.kubernetes.io/x", false)]
    [InlineData("a.kubelet.kubernetes.io/x", false)]
    [InlineData("mykubernetes.io/x", false)]
    [InlineData("kubernetes.io", false)]
    public void LabelKey_WithReservedPrefix_IsReserved(string key, bool isReserved) =>
        Assert.Equal(isReserved, KubernetesNameSyntax.IsReserved(key));

    [Theory]
    [InlineData("1", 1d)]
    [InlineData("500m", 0.5)]
    [InlineData("2k", 2e3)]
    [InlineData("2M", 2e6)]
    [InlineData("2G", 2e9)]
    [InlineData("2T", 2e12)]
    [InlineData("2P", 2e15)]
    [InlineData("2E", 2e18)]
    [InlineData("1.5Ki", 1536d)]
    [InlineData("1Mi", 1048576d)]
    [InlineData("1Gi", 1073741824d)]
    [InlineData("1Ti", 1099511627776d)]
    [InlineData("1Pi", 1125899906842624d)]
    [InlineData("1Ei", 1152921504606846976d)]
    [InlineData("1K", null)]
    [InlineData("-1", null)]
    [InlineData("Mi", null)]
    [InlineData("1.2.3", null)]
    public void Quantity_HasItsAmount(string text, double? amount) => Assert.Equal(amount, KubernetesQuantity.Parse(text));

    [Theory]
    [InlineData("100%", true)]
    [InlineData("100.1%", false)]
    [InlineData("0%", true)]
    [InlineData("-1%", false)]
    [InlineData("%", false)]
    [InlineData("100Mi", true)]
    public void Threshold_IsAQuantityOrAPercentage(string text, bool isThreshold) =>
        Assert.Equal(isThreshold, KubernetesQuantity.IsThreshold(text));

    [Theory]
    [InlineData("", null)]
    [InlineData("1m30s", 90d)]
    [InlineData("100ms", 0.1)]
    [InlineData("1.5h", 5400d)]
    [InlineData("1", null)]
    [InlineData("s", null)]
    public void Duration_HasItsSeconds(string text, double? seconds) => Assert.Equal(seconds, KubeletDuration.Seconds(text));

    [Fact]
    public void Amount_IsReadByNameWhenKnown()
    {
        var entries = ValueMap<string>.Of(
            KeyValuePair.Create("cpu", (Value<string>)"2"),
            KeyValuePair.Create("memory", (Value<string>)"1Ki"),
            KeyValuePair.Create("x", Value<string>.Unknown())
        );

        Assert.Equal((1024d, 2d), (MemoryAmount.Bytes(entries, "memory"), MemoryAmount.Bytes(entries, "cpu")));
        Assert.Null(MemoryAmount.Bytes(entries, "x"));
        Assert.Null(MemoryAmount.Bytes(null, "memory"));
    }

    [Theory]
    [InlineData("curl -s https://a/x | bash", 1)]
    [InlineData("wget -qO- https://a/x | tee /tmp/x | sudo sh -s", 1)]
    [InlineData("sh -c 'true' | curl -T - https://a/x", 0)]
    [InlineData("bash x.sh; curl https://a/x -o /tmp/x", 0)]
    [InlineData("curl https://a/x | grep y", 0)]
    [InlineData("eval \"$(curl https://a/x; true)\"", 1)]
    [InlineData("echo \"$(curl https://a/x)\"", 0)]
    [InlineData("bash <(wget -O- https://a/x)", 1)]
    [InlineData("cat x | bash", 0)]
    public void Download_RunUnverified_IsFound(string script, int times) =>
        Assert.Equal(times, UnverifiedDownloadFinder.Find(ShellScript.Parse(script)).Count());

    [Theory]
    [InlineData("1.6", false)]
    [InlineData("1.6.28", true)]
    [InlineData("2.1.4.1", true)]
    [InlineData("2.1.999", true)]
    [InlineData("2.1.1000", false)]
    [InlineData("2..1", false)]
    [InlineData("3.1.1", false)]
    [InlineData("20.10.7", false)]
    public void RuntimeVersion_IsAContainerdVersion(string version, bool isAccepted) =>
        Assert.Equal(
            isAccepted,
            !PoolValidator
                .Validate(Pools.Valid with { RuntimeVersion = version }, Pools.Facts)
                .Diagnostics.Any(found => found.Code == "COS4002")
        );
}
