using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Automation.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task Apply_ArmInstance_IsRejectedByTheRuleAndNothingIsSent()
    {
        await using var account = await Account.OpenAsync();

        var refused = await Assert.ThrowsAsync<SpecRejectedException>(() =>
            account.ApplyAsync(Account.Pool with { InstanceTypes = ["ecs.g8y.xlarge"] })
        );

        var finding = Assert.Single(refused.Diagnostics);
        Assert.Equal(("COS1004", "instanceTypes[0]"), (finding.Code, finding.Path));
        Assert.Contains("fix: use an x86 type", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_ScriptThatCannotWork_HasAFindingWithItsSpan()
    {
        await using var account = await Account.OpenAsync();
        var container = new BootstrapContainer
        {
            Name = "setup",
            Phase = BootstrapPhase.AfterJoin,
            Steps = [new BootstrapStep { Script = "true\n  yum install -y x\n" }],
        };

        var refused = await Assert.ThrowsAsync<SpecRejectedException>(() =>
            account.ApplyAsync(Account.Pool with { Bootstrap = [container] })
        );

        var finding = Assert.Single(refused.Diagnostics);
        Assert.Equal(("bootstrap[0].steps[0].script", new TextSpan(2, 3, 3)), (finding.Path, finding.Span));
        Assert.StartsWith("yum is called", finding.Message, StringComparison.Ordinal);
        Assert.Contains("line 2, column 3: yum is called", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OtherOs_IsARollout()
    {
        await using var account = await Account.OpenAsync();
        await account.ApplyAsync(Account.Pool);

        await account.ApplyAsync(Account.Pool with { Os = new OsPin { Version = new OsVersion(3, 6, 0) } });

        var changes = await account.ChangesAsync();
        Assert.Equal(["CreateClusterNodePool", "ModifyClusterNodePool"], changes.Take(2));
        // The last call removes the tag of a rollout that has not ended.
        Assert.Equal("ModifyClusterNodePool", changes[^1]);
        Assert.True(changes.Count > 3);
        Assert.All(changes.Skip(2).SkipLast(1), change => Assert.Equal("UpgradeClusterNodepool", change));
    }

    [Fact]
    public async Task Apply_ChangeThatNeedsANewPool_NamesTheProperty()
    {
        await using var account = await Account.OpenAsync();
        var made = await account.ApplyAsync(Account.Pool);

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() =>
            account.ApplyAsync(
                Account.Pool with
                {
                    Spot = new SpotSpec { Strategy = SpotStrategy.AsPriceGo },
                },
                new ApplyOptions("tests") { Previous = Account.Pool }
            )
        );

        Assert.Equal(made.Pool.NodePoolId, failed.NodePoolId);
        Assert.Contains("another spot", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_PoolOfAnotherStack_IsNotChanged()
    {
        await using var account = await Account.OpenAsync();
        var other = await account.ApplyAsync(Account.Pool, new ApplyOptions("tests") { Stack = "production" });

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => account.ApplyAsync(Account.Pool with { DesiredSize = 0 }));

        Assert.IsType<NameTakenException>(failed.InnerException);
        Assert.Equal(other.Pool.NodePoolId, failed.NodePoolId);
        Assert.Equal(["CreateClusterNodePool"], await account.ChangesAsync());
    }

    [Fact]
    public async Task Apply_PoolOfAnotherCaller_IsNotChanged()
    {
        await using var account = await Account.OpenAsync();
        var other = await account.ApplyAsync(Account.Pool, new ApplyOptions("another team"));

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => account.ApplyAsync(Account.Pool with { DesiredSize = 0 }));

        Assert.Equal(other.Pool.NodePoolId, failed.NodePoolId);
        Assert.Equal(["CreateClusterNodePool"], await account.ChangesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Apply_WithoutAnOwner_IsRefused(string owner)
    {
        await using var account = await Account.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => account.ApplyAsync(Account.Pool, new ApplyOptions(owner)));
    }

    [Fact]
    public async Task Apply_WrongSecret_FailsWithTheErrorOfTheSdkAndWithoutTheSecret()
    {
        await using var account = await Account.OpenAsync(secret: "a-wrong-secret");

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => account.ApplyAsync(Account.Pool));

        Assert.Equal(ApiErrorKind.Unauthenticated, Assert.IsType<ApiException>(failed.InnerException).Kind);
        Assert.DoesNotContain("a-wrong-secret", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WithoutAName_IsRefused()
    {
        await using var account = await Account.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => account.ApplyAsync(Account.Pool with { Name = null }));
    }

    [Fact]
    public async Task Apply_UnknownValue_IsRefused()
    {
        await using var account = await Account.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => account.ApplyAsync(Account.Pool with { DesiredSize = Value<int>.Unknown() }));
    }

    [Fact]
    public async Task Apply_SuppressionWithoutAReason_IsRefused()
    {
        await using var account = await Account.OpenAsync();
        var options = new ApplyOptions("tests") { Suppress = new Dictionary<string, string> { ["COS8012"] = " " } };

        await Assert.ThrowsAsync<ArgumentException>(() => account.ApplyAsync(Account.Pool, options));
    }
}
