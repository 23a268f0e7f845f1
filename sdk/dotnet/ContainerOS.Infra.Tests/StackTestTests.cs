using ContainerOS.Infra.Testing;
using Pulumi;

namespace ContainerOS.Infra.Tests;

public sealed class StackTestTests
{
    [Fact]
    public async Task Config_IsThatOfTheTest_InParallel()
    {
        var runs = Enumerable
            .Range(0, 20)
            .Select(async number =>
            {
                var stack = await new StackTest()
                    .WithConfig("number", number)
                    .RunAsync(() => new Dictionary<string, object?> { ["number"] = new Config().RequireInt32("number") });
                return await stack.OutputAsync<int>("number") == number;
            });

        Assert.All(await Task.WhenAll(runs), Assert.True);
    }

    [Fact]
    public async Task SecretConfig_IsSecret()
    {
        var stack = await new StackTest()
            .WithSecretConfig("token", "hunter2")
            .RunAsync(() => new Dictionary<string, object?> { ["token"] = new Config().RequireSecret("token") });

        Assert.Equal("hunter2", await stack.OutputAsync<string>("token"));
    }

    [Fact]
    public async Task StackReference_HasTheOutputsOfTheTest()
    {
        var stack = await new StackTest()
            .WithStackReference("acme/network/prod", ("vSwitchId", "vsw-1"))
            .RunAsync(() =>
                new Dictionary<string, object?>
                {
                    ["vSwitch"] = new StackReference("acme/network/prod").RequireOutput("vSwitchId").Apply(id => (string)id),
                }
            );

        Assert.Equal("vsw-1", await stack.OutputAsync<string>("vSwitch"));
    }

    [Fact]
    public async Task StackReference_ThatTheTestDoesNotHave_SaysHowToAddIt()
    {
        var error = await Assert.ThrowsAsync<StackFailedException>(() =>
            new StackTest().RunAsync(() => new StackReference("acme/network/prod"))
        );

        Assert.Contains(".WithStackReference(\"acme/network/prod\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StackClass_IsRun_WithItsOutputs()
    {
        var stack = await new StackTest().WithConfig("size", "2").RunAsync<SampleStack>();

        Assert.Equal(2, await stack.OutputAsync<int>("nodes"));
    }

    [Fact]
    public async Task Set_AnswersForEachPool()
    {
        var stack = await new StackTest().RunAsync(() =>
            new NodePoolSet(
                "web",
                new NodePoolSetArgs
                {
                    ClusterId = "c1",
                    Template = new Inputs.NodePoolTemplateArgs
                    {
                        InstanceTypes = { "ecs.g7.xlarge" },
                        Os = "3.6.1",
                        DataDisk = new Inputs.DiskArgs { SizeGiB = 120 },
                        Size = Size.Fixed(2),
                    },
                    Pools =
                    {
                        ["h"] = new Inputs.NodePoolTemplateArgs { VSwitchIds = { "vsw-h" } },
                        ["i"] = new Inputs.NodePoolTemplateArgs { VSwitchIds = { "vsw-i" }, Size = Size.Fixed(5) },
                    },
                }
            )
        );

        var pools = await stack.Resource<NodePoolSet>().NodePools.ValueAsync();
        Assert.Equal((2, 5), (pools["h"].NodeCounts.Total, pools["i"].NodeCounts.Total));
    }

    [Fact]
    public async Task Set_WithAWrongPool_IsRejectedAtThePropertyOfTheSet()
    {
        var error = await Assert.ThrowsAsync<StackFailedException>(() =>
            new StackTest().RunAsync(() =>
                new NodePoolSet(
                    "web",
                    new NodePoolSetArgs
                    {
                        ClusterId = "c1",
                        Template = new Inputs.NodePoolTemplateArgs
                        {
                            Os = "3.6.1",
                            VSwitchIds = { "vsw-h" },
                            DataDisk = new Inputs.DiskArgs { SizeGiB = 120 },
                            Size = Size.Fixed(2),
                        },
                        Pools =
                        {
                            ["intel"] = new Inputs.NodePoolTemplateArgs { InstanceTypes = { "ecs.g7.xlarge" } },
                            ["arm"] = new Inputs.NodePoolTemplateArgs { InstanceTypes = { "ecs.g8y.xlarge" } },
                        },
                    }
                )
            )
        );

        var found = Assert.Single(error.Diagnostics);
        Assert.Equal(("COS1004", "pools[\"arm\"].instanceTypes[0]"), (found.Code, found.Path));
    }

    [Fact]
    public async Task Waves_AnswerWithTheirPoolsAndGates()
    {
        var stack = await new StackTest().RunAsync(() => new NodePoolWaves("web", Waves()));

        var waves = stack.Resource<NodePoolWaves>();
        var pools = await waves.NodePools.ValueAsync();
        Assert.Equal(
            (1, 2, 2),
            (pools["canary"]["a"].NodeCounts.Total, pools["rest"]["a"].NodeCounts.Total, pools["rest"]["b"].NodeCounts.Total)
        );
        var gates = await waves.Gates.ValueAsync();
        Assert.Equal((1, 4), (gates["canary"].ReadyNodes, gates["rest"].TotalNodes));
    }

    [Fact]
    public async Task Waves_WithAWrongPool_AreRejectedAtThePropertyOfTheWave()
    {
        var args = Waves();
        args.Waves.Add(
            new Inputs.WaveArgs
            {
                Name = "arm",
                Pools = { ["a"] = new Inputs.NodePoolTemplateArgs { InstanceTypes = { "ecs.g8y.xlarge" } } },
            }
        );

        var error = await Assert.ThrowsAsync<StackFailedException>(() => new StackTest().RunAsync(() => new NodePoolWaves("web", args)));

        var found = Assert.Single(error.Diagnostics);
        Assert.Equal(("COS1004", "waves[2].pools[\"a\"].instanceTypes[0]"), (found.Code, found.Path));
        Assert.StartsWith("NodePoolWaves 'web' is rejected:", Assert.Single(error.Errors), StringComparison.Ordinal);
    }

    private static NodePoolWavesArgs Waves() =>
        new()
        {
            Template = new Inputs.NodePoolTemplateArgs
            {
                ClusterId = "c1",
                InstanceTypes = { "ecs.g7.xlarge" },
                VSwitchIds = { "vsw-h" },
                Os = "3.6.1",
                DataDisk = new Inputs.DiskArgs { SizeGiB = 120 },
                Size = Size.Fixed(2),
            },
            Waves =
            {
                new Inputs.WaveArgs { Name = "canary", Pools = { ["a"] = new Inputs.NodePoolTemplateArgs { Size = Size.Fixed(1) } } },
                new Inputs.WaveArgs
                {
                    Name = "rest",
                    Pools =
                    {
                        ["a"] = new Inputs.NodePoolTemplateArgs(),
                        ["b"] = new Inputs.NodePoolTemplateArgs { Labels = { ["b"] = "b" } },
                    },
                },
            },
        };

    [Fact]
    public async Task ProgramThatThrows_FailsWithItsMessage()
    {
        var error = await Assert.ThrowsAsync<StackFailedException>(() =>
            new StackTest().RunAsync(() => throw new InvalidOperationException("no size is set"))
        );

        Assert.Contains("no size is set", error.Message, StringComparison.Ordinal);
        Assert.Empty(error.Diagnostics);
    }

    [Fact]
    public async Task Resource_ThatIsMissing_NamesThoseThatExist()
    {
        var stack = await new StackTest().RunAsync(() => new ComponentResource("acme:index:Shop", "shop"));

        var error = Assert.Throws<InvalidOperationException>(() => stack.Resource<NodePool>("web"));

        Assert.Contains("ComponentResource 'shop'", error.Message, StringComparison.Ordinal);
    }

    private sealed class SampleStack : Stack
    {
        public SampleStack()
        {
            var pool = new NodePool(
                "web",
                new NodePoolArgs
                {
                    ClusterId = "c1",
                    InstanceTypes = { "ecs.g7.xlarge" },
                    VSwitchIds = { "vsw-1" },
                    Os = "3.6.1",
                    DataDisk = new Inputs.DiskArgs { SizeGiB = 120 },
                    Size = Size.Fixed(new Config().RequireInt32("size")),
                }
            );
            Nodes = pool.NodeCounts.Apply(counts => counts.Total);
        }

        [Output("nodes")]
        public Output<int> Nodes { get; private set; }
    }
}
