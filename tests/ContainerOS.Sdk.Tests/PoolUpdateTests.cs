using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests;

public sealed class PoolUpdateTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Update_Size_SendsTheWholeGroupAndNoOther()
    {
        await using var server = new ScriptedServer(Pool(2), Receipt(), Pool(5));
        using var client = ClientOf.Server(server, time);

        var update = await client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { DesiredSize = 5 } }, Ct);

        Assert.Equal(["scaling_group.desired_size"], update.Changed);
        var sent = JObject.Parse(server.Requests[1].Body);
        Assert.Equal("scaling_group", Assert.Single(sent.Properties()).Name);
        Assert.Equal("""{"desired_size":5,"instance_types":["ecs.g7.xlarge"],"key_pair":"k"}""", sent["scaling_group"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task Update_Labels_KeepsTheUserDataAndReachesTheNodesThereAre()
    {
        await using var server = new ScriptedServer(Pool(2), Receipt(), Pool(2, label: "b"));
        using var client = ClientOf.Server(server, time);
        var change = new NodePoolPatch { KubernetesConfig = new KubernetesConfig { Labels = [new NodeLabel { Key = "team", Value = "b" }] } };

        await client.Ack.NodePools.UpdateAsync("c1", "np1", change, Ct);

        var sent = JObject.Parse(server.Requests[1].Body);
        Assert.Equal(("ZWNobyBoaQ==", true), ((string?)sent["kubernetes_config"]!["user_data"], (bool?)sent["update_nodes"]));
    }

    [Fact]
    public async Task Update_PoolHasItAlready_SendsNothing()
    {
        await using var server = new ScriptedServer(Pool(5));
        using var client = ClientOf.Server(server, time);

        var update = await client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { DesiredSize = 5 } }, Ct);

        Assert.Empty(update.Changed);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Update_FieldIsIgnored_IsAnErrorThatNamesItAndTheRequest()
    {
        await using var server = new ScriptedServer([Pool(2), Receipt(), .. Enumerable.Repeat(Pool(2), 4)]);
        using var client = ClientOf.Server(server, time);
        var change = new NodePoolPatch { ScalingGroup = new ScalingGroup { DesiredSize = 5, KeyPair = "k" } };

        var fault = await Assert.ThrowsAsync<IgnoredFieldsException>(() => client.Ack.NodePools.UpdateAsync("c1", "np1", change, Ct));

        Assert.Equal(["scaling_group.desired_size"], fault.Fields);
        Assert.Equal("REQ-OK", fault.RequestId);
        Assert.Contains("np1 did not take over: scaling_group.desired_size", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_ShowsOnlyAfterAWhile_IsWaitedFor()
    {
        await using var server = new ScriptedServer(Pool(2), Receipt(), Pool(2), Pool(2), Pool(5));
        using var client = ClientOf.Server(server, time);

        var update = await client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { DesiredSize = 5 } }, Ct);

        Assert.Equal(5, update.Pool.ScalingGroup?.DesiredSize);
    }

    [Fact]
    public async Task Update_TaskFails_ThrowsItsError()
    {
        await using var server = new ScriptedServer(
            Pool(2), Receipt("""{"task_id":"T-1"}"""), ScriptedReply.Ok("""{"task_id":"T-1","state":"failed","error":{"code":"NoStock","message":"none left"}}"""));
        using var client = ClientOf.Server(server, time);

        var fault = await Assert.ThrowsAsync<TaskFailedException>(() =>
            client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { DesiredSize = 5 } }, Ct));

        Assert.Equal("NoStock", fault.Code);
    }

    [Fact]
    public async Task Update_FieldOfNewPoolsOnly_IsRefusedBeforeAnythingIsSent()
    {
        await using var server = new ScriptedServer(Pool(2));
        using var client = ClientOf.Server(server, time);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { RamRoleName = "r" } }, Ct));

        Assert.Contains("scaling_group.ram_role_name", fault.Message, StringComparison.Ordinal);
        Assert.Equal("DescribeClusterNodePoolDetail", Assert.Single(server.Requests).Action);
    }

    [Fact]
    public async Task Update_TagsOfTheServiceBesideOurs_AreNoTrouble()
    {
        await using var server = new ScriptedServer(
            Pool(2), Receipt(), ScriptedReply.Ok("""{"scaling_group":{"tags":[{"key":"ack.aliyun.com","value":"c1"},{"key":"a","value":"b"}]}}"""));
        using var client = ClientOf.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new NodePoolPatch { ScalingGroup = new ScalingGroup { Tags = [new ResourceTag { Key = "a", Value = "b" }] } }, Ct);
    }

    private static ScriptedReply Receipt(string body = "{}") => ScriptedReply.Ok(body);

    private static ScriptedReply Pool(int size, string label = "a") => ScriptedReply.Ok(
        $$"""
        {"nodepool_info":{"nodepool_id":"np1","name":"web"},
         "scaling_group":{"desired_size": {{size}} ,"instance_types":["ecs.g7.xlarge"],"key_pair":"k","scaling_group_id":"asg-1","security_group_ids":["sg-1"]},
         "kubernetes_config":{"labels":[ {"key":"team","value":"{{label}}" } ],"user_data":"ZWNobyBoaQ=="},
         "status":{"state":"active" } }
        """);
}
