using ContainerOS.Automation.Tests.Readme;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Automation.Tests;

/// <summary>Rollouts from C#.</summary>
public sealed class RolloutTests
{
    private const string From = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Other = "lifsea_3_x64_5G_alibase_20250916.qcow2";
    private const string Bad = "lifsea_3_x64_5G_emulator_never_boots.qcow2";

    [Fact]
    public async Task Plan_Apply_Follow_Revert()
    {
        await using var account = await Account.OpenAsync();
        var pool = (await account.ApplyAsync(Account.Pool)).Pool;
        var rollouts = account.Cloud.Rollouts();
        var plan = await rollouts.PlanAsync(
            Account.Pool.ClusterId!.Value.Content,
            pool.NodePoolId,
            new RolloutTarget { ImageId = Other },
            new RolloutOptions(),
            Account.Ct
        );

        List<RolloutStepKind> steps = [];
        await foreach (var moment in rollouts.FollowApplyAsync(plan, cancellationToken: Account.Ct))
        {
            if (moment.Activity is null)
            {
                steps.Add(moment.Step.Kind);
            }
        }

        var back = await rollouts.RevertAsync(plan, Account.Ct);

        Assert.Equal(
            [RolloutStepKind.SetTemplate, RolloutStepKind.ReplaceNodes, RolloutStepKind.ReplaceNodes, RolloutStepKind.Done],
            steps
        );
        Assert.Equal((RolloutStepKind.RolledBack, 2), (back.Step.Kind, back.Before));
        Assert.Equal(From, plan.FromImageId);
    }

    [Fact]
    public async Task BadImage_OfTheExample_GoesBack()
    {
        await using var account = await Account.OpenAsync();
        var pool = (await account.ApplyAsync(Account.Pool)).Pool;
        var cluster = Account.Pool.ClusterId!.Value.Content;
        var end = await Samples.RolloutAsync(account.Cloud, cluster, pool.NodePoolId, Bad, Account.Ct);

        Assert.Equal(RolloutStepKind.RolledBack, end.Step.Kind);
        var nodes = await new RolloutReader(account.Cloud, cluster, pool.NodePoolId).ReadNodesAsync(false, null, Account.Ct);
        Assert.All(nodes, node => Assert.Equal((From, true), (node.ImageId, node.IsReady)));
    }
}
