using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Lifecycle;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class RolloutGuardTests
{
    private static PropertyMap Inputs => PoolInputs.Valid;

    private static PropertyMap WithRelease(string version) => Inputs.With("os", PropertyMap.Of(("version", version)));

    [Fact]
    public void Check_AnotherRelease_IsRefusedAtItsPath()
    {
        var finding = Assert.Single(RolloutGuard.Check(Inputs, WithRelease("3.5.1")));

        Assert.Equal(("COS7001", "os.version"), (finding.Code, finding.Path));
    }

    [Fact]
    public void Check_NewPool_IsNotARollout() => Assert.Empty(RolloutGuard.Check(PropertyMap.Empty, Inputs));

    [Fact]
    public void Check_ReplacedPool_MayHaveAnotherRelease() =>
        Assert.Empty(RolloutGuard.Check(Inputs, WithRelease("3.5.1").With("clusterId", "c-other")));

    [Fact]
    public void Check_OtherChanges_AreNotRollouts() => Assert.Empty(RolloutGuard.Check(Inputs, Inputs.With("desiredSize", 5)));
}
