using ContainerOS.Infra.Inputs;
using ContainerOS.Infra.Testing;
using Pulumi;

namespace ContainerOS.Infra.Tests;

public sealed class NodePoolTests
{
    private static NodePoolArgs Valid =>
        new()
        {
            ClusterId = "c1",
            InstanceTypes = { "ecs.g7.xlarge", "ecs.g8i.xlarge" },
            VSwitchIds = { "vsw-1" },
            Os = "3.6.1",
            DataDisk = new DiskArgs { Category = DiskCategory.CloudEssd, SizeGiB = 120 },
            Size = Size.Fixed(3),
            Labels = { ["team"] = "web" },
            Taints =
            {
                new TaintArgs
                {
                    Key = "dedicated",
                    Value = "web",
                    Effect = TaintEffect.NoSchedule,
                },
            },
        };

    [Fact]
    public async Task NewPool_HasTheOutputsOfTheProvider()
    {
        var stack = await new StackTest().RunAsync(() => new NodePool("web", Valid));

        var pool = stack.Resource<NodePool>("web");
        Assert.Equal("3.6.1", await pool.OsVersion.ValueAsync());
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", await pool.ImageId.ValueAsync());
        Assert.Equal((3, 3, 0), await pool.NodeCounts.Apply(counts => (counts.Total, counts.Ready, counts.Failed)).ValueAsync());
        Assert.StartsWith("c1:np", await pool.Id.ValueAsync(), StringComparison.Ordinal);
        Assert.StartsWith("web-", await pool.Name.ValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Literals_AreSentAsTheSchemaWantsThem()
    {
        var stack = await new StackTest().RunAsync(() => new NodePool("web", Valid));

        var inputs = stack.InputsOf("web");
        Assert.Equal("3.6.1", ((IReadOnlyDictionary<string, object>)inputs["os"])["version"]);
        Assert.Equal(3.0, inputs["desiredSize"]);
        Assert.DoesNotContain("autoScaling", inputs.Keys);
        Assert.Equal("cloud_essd", ((IReadOnlyDictionary<string, object>)inputs["dataDisk"])["category"]);
    }

    [Fact]
    public async Task AutoScaledPool_HasBoundsAndNoSize()
    {
        var args = Valid;
        args.Size = Size.Auto(1, 9, policy: ScalingPolicy.Recycle);

        var stack = await new StackTest().RunAsync(() => new NodePool("web", args));

        var inputs = stack.InputsOf("web");
        Assert.DoesNotContain("desiredSize", inputs.Keys);
        var bounds = (IReadOnlyDictionary<string, object>)inputs["autoScaling"];
        Assert.Equal((1.0, 9.0, "recycle"), (bounds["minSize"], bounds["maxSize"], bounds["policy"]));
    }

    [Fact]
    public async Task WrongPool_FailsBeforeItIsRegistered_WithItsDiagnostics()
    {
        var args = Valid;
        args.InstanceTypes.Add("ecs.g8y.xlarge");

        var error = await Assert.ThrowsAsync<StackFailedException>(() => new StackTest().RunAsync(() => new NodePool("web", args)));

        var found = Assert.Single(error.Diagnostics);
        Assert.Equal(("COS1004", "instanceTypes[2]"), (found.Code, found.Path));
        Assert.StartsWith("NodePool 'web' is rejected:", Assert.Single(error.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OutputOfAnotherResource_IsCheckedAsSoonAsItIsKnown()
    {
        var args = Valid;
        args.InstanceTypes = Output.Create(Task.FromResult(new[] { "ecs.g8y.xlarge" })).Apply(types => types);

        var error = await Assert.ThrowsAsync<StackFailedException>(() => new StackTest().RunAsync(() => new NodePool("web", args)));

        Assert.Equal("COS1004", Assert.Single(error.Diagnostics).Code);
    }

    [Fact]
    public async Task UnknownItem_DoesNotHideAnotherItem()
    {
        var stack = new StackTest { IsPreview = true };

        var error = await Assert.ThrowsAsync<StackFailedException>(() =>
            stack.RunAsync(() =>
            {
                var args = Valid;
                args.InstanceTypes = new InputList<string>
                {
                    Pulumi.Utilities.OutputUtilities.CreateUnknown("ecs.g7.xlarge"),
                    "ecs.g8y.xlarge",
                };
                return new Dictionary<string, object?> { ["pool"] = new NodePool("web", args).Id };
            })
        );

        Assert.Equal("instanceTypes[1]", Assert.Single(error.Diagnostics).Path);
    }

    [Fact]
    public async Task UnknownValue_IsNotChecked()
    {
        var stack = await new StackTest { IsPreview = true }.RunAsync(() =>
        {
            var args = Valid;
            args.Os = Pulumi.Utilities.OutputUtilities.CreateUnknown("1.0.0");
            _ = new NodePool("web", args);
        });

        Assert.False(await stack.Resource<NodePool>().ImageId.IsKnownAsync());
    }

    [Fact]
    public async Task SecretScript_StaysOutOfTheMessage()
    {
        var args = Valid;
        args.Bootstrap.Add(Bootstrap.AfterJoin("setup").Script(Output.CreateSecret("yum install -y hunter2\n")));

        var error = await Assert.ThrowsAsync<StackFailedException>(() => new StackTest().RunAsync(() => new NodePool("web", args)));

        Assert.NotEmpty(error.Diagnostics);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuppressedRule_IsNoErrorInTheProgram()
    {
        var args = Valid;
        args.Bootstrap.Add(Bootstrap.AfterJoin("setup").Script(Output.Create("yum install -y jq\n")));
        var failed = await Assert.ThrowsAsync<StackFailedException>(() => new StackTest().RunAsync(() => new NodePool("web", args)));
        var codes = failed.Diagnostics.ToDictionary(found => found.Code, _ => "the image has been changed");

        var stack = await new StackTest().WithConfig("containeros:suppress", codes).RunAsync(() => new NodePool("web", args));

        Assert.Single(stack.Resources.OfType<NodePool>());
    }

    [Fact]
    public async Task ExistingPool_IsReadWithoutACheck()
    {
        var stack = await new StackTest().RunAsync(() => NodePool.Get("old", "c1:np1"));

        Assert.Equal("c1:np1", await stack.Resource<NodePool>("old").Id.ValueAsync());
    }
}
