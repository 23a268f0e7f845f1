using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

public sealed class CheckedPoolTests
{
    private static readonly OsVersion Release = new(3, 5, 0);
    private readonly RuleContext context = new() { CurrentRule = RuleCatalogue.All[0].Info };

    [Theory]
    [InlineData("3.4.9", false)]
    [InlineData("3.5.0", true)]
    [InlineData("3.5.1", true)]
    public void Release_IsAtLeastOrBefore(string release, bool isAtLeast)
    {
        var pool = Pool(OsVersion.Parse(release)!.Value);

        Assert.Equal((isAtLeast, !isAtLeast), (pool.IsAtLeast(Release, context), pool.IsBefore(Release, context)));
        Assert.Empty(context.Undecided);
    }

    [Fact]
    public void Release_Unknown_IsNeitherAndUndecided()
    {
        var pool = Pool(Value<OsVersion>.Unknown());

        Assert.False(pool.IsAtLeast(Release, context));
        Assert.False(pool.IsBefore(Release, context));
        Assert.Equal("os.version", Assert.Single(context.Undecided).Path);
    }

    [Theory]
    [InlineData("ContainerOS", "3.5.0", true)]
    [InlineData("ContainerOS", "3.5.1", false)]
    [InlineData("AliyunLinux3", "3.5.0", false)]
    public void Release_IsOfferedAsAnImageOfContainerOs(string os, string release, bool isOffered)
    {
        var facts = Pools.Facts with
        {
            Images = [new OfferedImage("m-1", "Ubuntu", null), new OfferedImage("m-2", os, OsVersion.Parse(release)!.Value)],
        };

        Assert.Equal(isOffered, new CheckedPool(Pools.Valid, facts).IsOffered(Release));
        Assert.False(new CheckedPool(Pools.Valid, Pools.Facts).IsOffered(Release));
    }

    [Fact]
    public void Part_Unknown_IsUndecidedForEveryRule()
    {
        var pool = new CheckedPool(
            Pools.Valid with
            {
                Bootstrap = ValueList<BootstrapContainer>.Of(Value<BootstrapContainer>.Unknown()),
            },
            Pools.Facts
        );

        Assert.Empty(pool.Bootstrap.Steps(context));
        context.CurrentRule = RuleCatalogue.All[1].Info;
        Assert.Empty(pool.Bootstrap.Steps(context));

        Assert.Equal(
            RuleCatalogue.All.Take(2).Select(rule => new UndecidedCheck(rule.Info.Code, "bootstrap[0]", "its value is not known yet")),
            context.Undecided
        );
    }

    [Fact]
    public void Bootstrap_IsScannedOnce()
    {
        var pool = new CheckedPool(Pools.WithScript("true"), Pools.Facts);

        Assert.Same(pool.Bootstrap.Steps(context), pool.Bootstrap.Steps(context));
        Assert.Same(Assert.Single(pool.Bootstrap.Scripts(context)), Assert.Single(pool.Bootstrap.ShellScripts(context)));
    }

    private static CheckedPool Pool(Value<OsVersion> release) =>
        new(Pools.Valid with { Os = new OsPin { Version = release } }, Pools.Facts);
}
