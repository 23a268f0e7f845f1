using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Lifecycle;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class RolloutGuardTests
{
    private static PropertyMap Inputs => PoolInputs.Valid;

    [Fact]
    public void Check_OlderKubernetesVersion_IsRefusedAtItsPath()
    {
        var finding = Assert.Single(RolloutGuard.Check(With("1.35.2-aliyun.1"), With("1.34.1-aliyun.1")));

        Assert.Equal(("COS7001", "kubernetesVersion"), (finding.Code, finding.Path));
    }

    [Fact]
    public void Check_NewPool_MayHaveAnyVersion() => Assert.Empty(RolloutGuard.Check(PropertyMap.Empty, With("1.34.1")));

    [Fact]
    public void Check_ReplacedPool_MayHaveAnOlderVersion() =>
        Assert.Empty(RolloutGuard.Check(With("1.35.2"), With("1.34.1").With("clusterId", "c-other")));

    [Theory]
    [InlineData("1.35.2", "1.35.2-aliyun.1")]
    [InlineData("1.34.1", "1.35.2")]
    public void Check_SameOrNewerVersion_IsARollout(string old, string now) => Assert.Empty(RolloutGuard.Check(With(old), With(now)));

    private static PropertyMap With(string version) => Inputs.With("kubernetesVersion", version);
}
