using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Tests;

public sealed class SubjectTests
{
    private static readonly OsVersion Release = new(3, 5, 0);
    private readonly Verdicts verdicts = new() { Speaker = RuleCatalogue.All[0].Info };

    [Theory]
    [InlineData("3.4.9", false)]
    [InlineData("3.5.0", true)]
    [InlineData("3.5.1", true)]
    public void Release_IsAtLeastOneOrBeforeIt(string release, bool isAtLeast)
    {
        var pool = Pool(OsVersion.Parse(release)!.Value);

        Assert.Equal((isAtLeast, !isAtLeast), (pool.IsAtLeast(Release, verdicts), pool.IsBefore(Release, verdicts)));
        Assert.Empty(verdicts.Open);
    }

    [Fact]
    public void Release_ThatIsNotKnown_IsNeitherAndSaid()
    {
        var pool = Pool(Value<OsVersion>.Unknown());

        Assert.False(pool.IsAtLeast(Release, verdicts));
        Assert.False(pool.IsBefore(Release, verdicts));
        Assert.Equal("os.version", Assert.Single(verdicts.Open).Path);
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

        Assert.Equal(isOffered, new Subject(Pools.Valid, facts).IsOffered(Release));
        Assert.False(new Subject(Pools.Valid, Pools.Facts).IsOffered(Release));
    }

    [Fact]
    public void Part_ThatIsNotKnown_IsSaidToEveryRuleThatAsks()
    {
        var pool = new Subject(
            Pools.Valid with
            {
                Bootstrap = ValueList<BootstrapContainer>.Of(Value<BootstrapContainer>.Unknown()),
            },
            Pools.Facts
        );

        Assert.Empty(pool.Bootstrap.Steps(verdicts));
        verdicts.Speaker = RuleCatalogue.All[1].Info;
        Assert.Empty(pool.Bootstrap.Steps(verdicts));

        Assert.Equal(
            RuleCatalogue.All.Take(2).Select(rule => new UndecidedRule(rule.Info.Code, "bootstrap[0]", "its value is not known yet")),
            verdicts.Open
        );
    }

    [Fact]
    public void Bootstrap_IsLookedAtOnce()
    {
        var pool = new Subject(Pools.WithScript("true"), Pools.Facts);

        Assert.Same(pool.Bootstrap.Steps(verdicts), pool.Bootstrap.Steps(verdicts));
        Assert.Same(Assert.Single(pool.Bootstrap.Scripts(verdicts)), Assert.Single(pool.Bootstrap.Shell(verdicts)));
    }

    private static Subject Pool(Value<OsVersion> release) => new(Pools.Valid with { Os = new OsPin { Version = release } }, Pools.Facts);
}
