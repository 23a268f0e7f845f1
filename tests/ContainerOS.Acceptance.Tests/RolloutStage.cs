using ContainerOS.Cli.Rollouts;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary>A pool of three nodes in an emulator, for tests of <c>containeros rollout</c>.</summary>
/// <param name="speed">
/// Emulated seconds per second. Null: the emulated clock is stepped by the waits of the commands, which take no time. Another command than
/// that of the build, which is a process with its own clock, has 600 instead.
/// </param>
public abstract class RolloutStage(double? speed) : IAsyncLifetime
{
    private TimeProvider time = TimeProvider.System;

    protected TestFolder Folder { get; } = new();
    private protected TestEmulator Emulator { get; private set; } = null!;

    private protected AlibabaCloudClient Cloud { get; private set; } = null!;

    private protected Dictionary<string, string> Environment { get; private set; } = null!;

    private protected string Pool { get; private set; } = null!;

    private protected static CreateNodePoolRequest Request { get; } =
        new()
        {
            Info = new() { Name = "web" },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                ImageId = "lifsea_3_x64_5G_alibase_20250805.qcow2",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = ["vsw-demo-h", "vsw-demo-i"],
                KeyPair = "demo-key",
                DesiredSize = 3,
                SystemDiskCategory = "cloud_essd",
                SystemDiskSize = 40,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
            KubernetesConfig = new() { Runtime = "containerd" },
        };

    private protected string Plan => Folder.PathOf("plan.json");

    private protected string Lock => Folder.PathOf("containeros.lock.json");

    public async ValueTask InitializeAsync()
    {
        var isStepped = speed is null && Command.IsOfTheBuild;
        Emulator = await TestEmulator.StartAsync(new EmulatorOptions { Speed = speed ?? 600, IsStepped = isStepped });
        time = isStepped ? new EmulatedTime(Emulator.Server) : TimeProvider.System;
        Environment = new()
        {
            ["CONTAINEROS_ENDPOINT"] = Emulator.Address.ToString(),
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
            ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
            ["CI"] = "",
        };
        Cloud = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = Emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
                Time = time,
            }
        );
        var made = await Cloud.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Request, TestContext.Current.CancellationToken);
        Pool = $"{DemoAccount.ClusterId}:{made.NodePoolId}";
        await FollowAsync(made.TaskId);
    }

    public async ValueTask DisposeAsync()
    {
        Cloud.Dispose();
        await Emulator.DisposeAsync();
        Folder.Dispose();
    }

    private protected async Task FollowAsync(string? taskId)
    {
        await foreach (var progress in Cloud.Ack.Tasks.FollowAsync(taskId!, TestContext.Current.CancellationToken))
        {
            Assert.False(progress.Info.IsFailed);
        }
    }

    private protected Task<ProcessResult> RunAsync(params string[] arguments) => RunAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>The same until it is canceled, as Ctrl-C does.</summary>
    private protected Task<ProcessResult> RunAsync(CancellationToken interrupt, params string[] arguments) =>
        Command.RunAsync(Environment, time, interrupt, arguments);
}
