using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests;

public sealed class UpdateTests
{
    private const string Pool = """
        {"nodepool_info":{"nodepool_id":"np1","name":"web","type":"ess"},"status":{"state":"active"},
         "scaling_group":{"desired_size":3,"instance_types":["ecs.g7.large"],"cis_enabled":true,"scaling_group_id":"asg-1",
         "tags":[{"key":"ack","value":"x"}]},
         "kubernetes_config":{"user_data":"IyEvYmluL3No","cms_enabled":true,"labels":[{"key":"a","value":"1"}],"taints":[]}}
        """;

    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scaling_SendsItsGroupOnly_SoUserDataStays()
    {
        await using var server = new ScriptedServer(Live(), Done(), Live(pool => pool["scaling_group"]!["desired_size"] = 5));
        using var client = TestClients.Server(server, time);

        var pool = await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { DesiredSize = 5 } }, Ct);

        Assert.Equal(5, pool.ScalingGroup!.DesiredSize);
        Assert.Equal(
            """{"scaling_group":{"desired_size":5,"instance_types":["ecs.g7.large"],"tags":[{"key":"ack","value":"x"}]}}""",
            server.Requests[1].Body
        );
    }

    [Fact]
    public async Task AutoScaledPool_IsChangedWithoutTheSizeThatWasRead()
    {
        await using var server = new ScriptedServer(
            Live(TurnOn),
            Done(),
            Live(pool =>
            {
                TurnOn(pool);
                pool["scaling_group"]!["key_pair"] = "other";
            })
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { KeyPair = "other" } }, Ct);

        var sent = JObject.Parse(server.Requests[1].Body);
        Assert.Equal("other", (string?)sent.SelectToken("scaling_group.key_pair"));
        Assert.Null(sent.SelectToken("scaling_group.desired_size"));
    }

    [Fact]
    public async Task Autoscaler_TurnedOn_SendsNoSize()
    {
        await using var server = new ScriptedServer(Live(), Done(), Live(TurnOn));
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { AutoScaling = new() { Enable = true } }, Ct);

        Assert.Equal("""{"auto_scaling":{"enable":true}}""", server.Requests[1].Body);
    }

    [Fact]
    public async Task Autoscaler_TurnedOffWithASize_TakesTwoCalls()
    {
        await using var server = new ScriptedServer(
            Live(TurnOn),
            Done(),
            Live(TurnOff),
            Done(),
            Live(pool =>
            {
                TurnOff(pool);
                pool["scaling_group"]!["desired_size"] = 5;
            })
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync(
            "c1",
            "np1",
            new()
            {
                AutoScaling = new() { Enable = false },
                ScalingGroup = new() { DesiredSize = 5 },
            },
            Ct
        );

        Assert.Equal("""{"auto_scaling":{"enable":false}}""", server.Requests[1].Body);
        Assert.Equal(5, (int?)JObject.Parse(server.Requests[3].Body).SelectToken("scaling_group.desired_size"));
    }

    [Fact]
    public async Task Labels_KeepWhatIsBesideThem_AndReachLiveNodes()
    {
        await using var server = new ScriptedServer(Live(), Done(), Live(pool => pool["kubernetes_config"]!["labels"] = Labels()));
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync(
            "c1",
            "np1",
            new() { KubernetesConfig = new() { Labels = [new() { Key = "b", Value = "2" }] } },
            Ct
        );

        var sent = JObject.Parse(server.Requests[1].Body);
        Assert.Equal("IyEvYmluL3No", (string?)sent.SelectToken("kubernetes_config.user_data"));
        Assert.True((bool?)sent["update_nodes"]);
        Assert.Null(sent["scaling_group"]);
    }

    [Fact]
    public async Task UserData_DoesNotTouchLiveNodes()
    {
        await using var server = new ScriptedServer(Live(), Done(), Live(pool => pool["kubernetes_config"]!["user_data"] = "bmV3"));
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { KubernetesConfig = new() { UserData = "bmV3" } }, Ct);

        Assert.Null(JObject.Parse(server.Requests[1].Body)["update_nodes"]);
    }

    [Fact]
    public async Task NothingToChange_SendsNothing()
    {
        await using var server = new ScriptedServer(Live());
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync(
            "c1",
            "np1",
            new()
            {
                ScalingGroup = new() { DesiredSize = 3 },
                KubernetesConfig = new() { Labels = [new() { Key = "a", Value = "1" }] },
            },
            Ct
        );

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Field_SilentlyIgnored_IsNamedWithTheRequestId()
    {
        await using var server = new ScriptedServer([
            Live(),
            Done(),
            .. Enumerable.Repeat(Live(pool => pool["scaling_group"]!["desired_size"] = 5), 5),
        ]);
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UpdateIgnoredException>(() =>
            client.Ack.NodePools.UpdateAsync(
                "c1",
                "np1",
                new()
                {
                    ScalingGroup = new() { DesiredSize = 5, KeyPair = "other" },
                },
                Ct
            )
        );

        Assert.Equal(["scaling_group.key_pair"], fault.Fields);
        Assert.Equal("R-1", fault.RequestId);
        Assert.Contains("scaling_group.key_pair", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("other", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count("ModifyClusterNodePool"));
    }

    [Fact]
    public async Task Read_LagsBehind_IsReadAgain()
    {
        await using var server = new ScriptedServer(
            Live(),
            Done(),
            Live(),
            Live(),
            Live(pool => pool["scaling_group"]!["desired_size"] = 5)
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { DesiredSize = 5 } }, Ct);

        Assert.Equal([1, 2], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Task_OfTheUpdate_IsFollowedBeforeTheReadBack()
    {
        await using var server = new ScriptedServer(
            Live(),
            ScriptedReply.Ok("""{"task_id":"T-1"}"""),
            ScriptedReply.Ok("""{"state":"success"}"""),
            Live(pool => pool["scaling_group"]!["desired_size"] = 5)
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { DesiredSize = 5 } }, Ct);

        Assert.Equal("DescribeTaskInfo", server.Requests[2].Action);
    }

    [Fact]
    public async Task Tags_OfTheService_AreNotADifference_AndAnExtraLabelIs()
    {
        await using var server = new ScriptedServer([
            Live(),
            Done(),
            .. Enumerable.Repeat(
                Live(pool => ((JArray)pool["scaling_group"]!["tags"]!).Add(new JObject { ["key"] = "t", ["value"] = "1" })),
                5
            ),
        ]);
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UpdateIgnoredException>(() =>
            client.Ack.NodePools.UpdateAsync(
                "c1",
                "np1",
                new()
                {
                    ScalingGroup = new() { Tags = [new() { Key = "t", Value = "1" }] },
                    KubernetesConfig = new() { Labels = [] },
                },
                Ct
            )
        );

        Assert.Equal(["kubernetes_config.labels"], fault.Fields);
    }

    [Fact]
    public async Task Tags_FewerThanThePoolHas_AreSent()
    {
        await using var server = new ScriptedServer(Live(), Done(), Live());
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { Tags = [] } }, Ct);

        Assert.Equal("[]", JObject.Parse(server.Requests[1].Body).SelectToken("scaling_group.tags")?.ToString());
    }

    [Fact]
    public async Task MaskedPassword_AndFieldsThatAChangeLacks_AreNotSentBack()
    {
        static void Add(JObject pool)
        {
            pool["scaling_group"]!["login_password"] = "********";
            pool["scaling_group"]!["ram_role_name"] = "role";
            pool["scaling_group"]!["scaling_group_id"] = "asg-1";
            pool["scaling_group"]!["x_newer"] = "kept";
        }

        await using var server = new ScriptedServer(Live(Add), Done(), Live(pool => pool["scaling_group"]!["key_pair"] = "dev"));
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { KeyPair = "dev" } }, Ct);

        var sent = (JObject)JObject.Parse(server.Requests[1].Body)["scaling_group"]!;
        Assert.Equal(("dev", "kept"), ((string?)sent["key_pair"], (string?)sent["x_newer"]));
        Assert.All(["login_password", "ram_role_name", "scaling_group_id"], name => Assert.False(sent.ContainsKey(name), name));
    }

    [Fact]
    public async Task DiskCategory_Changes_EmptiesWhatBelongsToTheOldOne()
    {
        static void SetEssd(JObject pool)
        {
            pool["scaling_group"]!["system_disk_category"] = "cloud_essd";
            pool["scaling_group"]!["system_disk_performance_level"] = "PL1";
        }

        await using var server = new ScriptedServer(
            Live(SetEssd),
            Done(),
            Live(pool => pool["scaling_group"]!["system_disk_category"] = "cloud_auto")
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.UpdateAsync("c1", "np1", new() { ScalingGroup = new() { SystemDiskCategory = "cloud_auto" } }, Ct);

        var sent = (JObject)JObject.Parse(server.Requests[1].Body)["scaling_group"]!;
        Assert.Equal("cloud_auto", (string?)sent["system_disk_category"]);
        Assert.Equal(string.Empty, (string?)sent["system_disk_performance_level"]);
        Assert.False(sent.ContainsKey("system_disk_bursting_enabled"));
    }

    private static void TurnOn(JToken pool) => pool["auto_scaling"] = new JObject { ["enable"] = true };

    private static void TurnOff(JToken pool) => pool["auto_scaling"] = new JObject { ["enable"] = false };

    private static ScriptedReply Live(Action<JObject>? change = null)
    {
        var pool = JObject.Parse(Pool);
        change?.Invoke(pool);
        return ScriptedReply.Ok(pool.ToString());
    }

    private static ScriptedReply Done() => ScriptedReply.Ok("""{"nodepool_id":"np1","request_id":"R-1"}""");

    private static JArray Labels() => [new JObject { ["key"] = "b", ["value"] = "2" }];
}
