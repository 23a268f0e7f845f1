using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.Lookups;

public sealed class CloudLookupsTests
{
    private static readonly string[] Types = ["ecs.g7.xlarge", "ecs.g7.2xlarge", "ecs.g8i.xlarge", "ecs.g8i.2xlarge", "ecs.c7.xlarge"];

    [Fact]
    public async Task Check_ManyPools_LooksUpClusterImagesAndTypesOnce()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(index => cloud.CheckAsync(Pool(index))));

        var actions = (await cloud.ActionsAsync()).CountBy(action => action).ToDictionary();
        Assert.Equal(1, actions["DescribeClusterDetail"]);
        Assert.Equal(1, actions["DescribeKubernetesVersionMetadata"]);
        // Types that are asked for while a call runs share the next call: how many calls that makes depends on when the checks run.
        Assert.InRange(actions["DescribeInstanceTypes"], 1, Types.Length);
    }

    [Fact]
    public async Task Configure_SameCloud_KeepsLookups()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.CheckAsync(Pool(0));

        await cloud.Provider.ConfigureAsync(
            new ConfigureRequest(PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "0"), ("ownership", "stack"))),
            TestContext.Current.CancellationToken
        );
        await cloud.CheckAsync(Pool(0));

        Assert.Single(await cloud.ActionsAsync(), "DescribeClusterDetail");
    }

    [Fact]
    public async Task Configure_OtherSettings_LooksUpAgain()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.CheckAsync(Pool(0));

        await cloud.Provider.ConfigureAsync(
            new ConfigureRequest(PropertyMap.Of(("cloud", "emulator"), ("maxRetries", "2"))),
            TestContext.Current.CancellationToken
        );
        await cloud.CheckAsync(Pool(0));

        Assert.Equal(2, (await cloud.ActionsAsync()).Count(action => action == "DescribeClusterDetail"));
    }

    /// <summary>The emulator's list has fewer types than ECS, so that a type it lacks proves nothing.</summary>
    [Fact]
    public async Task Check_TypeThatTheEmulatorDoesNotList_IsNoError()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var check = await cloud.CheckAsync(
            EmulatedProvider.Inputs.With("instanceTypes", PropertyArray.Of("ecs.g7.xlarge", "ecs.g77.xlarge"))
        );

        Assert.Empty(check.Failures);
    }

    [Fact]
    public async Task Check_RealTypesOfNewFamilies_AreNoErrorAgainstTheEmulator()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var check = await cloud.CheckAsync(
            EmulatedProvider.Inputs.With(
                "instanceTypes",
                PropertyArray.Of(
                    "ecs.u1-c1m2.xlarge",
                    "ecs.e-c1m2.xlarge",
                    "ecs.g9i.xlarge",
                    "ecs.c9i.xlarge",
                    "ecs.r9i.xlarge",
                    "ecs.g8ine.xlarge",
                    "ecs.g9ae.xlarge",
                    "ecs.c9ae.xlarge"
                )
            )
        );

        Assert.Empty(check.Failures);
    }

    [Fact]
    public async Task Check_TypeThatEcsDoesNotList_IsReported()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.Provider.ConfigureAsync(
            new ConfigureRequest(
                PropertyMap.Of(("cloud", "alibaba"), ("region", "cn-hangzhou"), ("endpoint", cloud.Emulator.Address.ToString()))
            ),
            TestContext.Current.CancellationToken
        );

        var check = await cloud.CheckAsync(
            EmulatedProvider.Inputs.With("instanceTypes", PropertyArray.Of("ecs.g7.xlarge", "ecs.g77.xlarge"))
        );

        Assert.StartsWith("COS1009", Assert.Single(check.Failures).Reason, StringComparison.Ordinal);
    }

    private static PropertyMap Pool(int index) =>
        EmulatedProvider.Inputs.With("instanceTypes", PropertyArray.Of(Types[index % Types.Length]));
}
