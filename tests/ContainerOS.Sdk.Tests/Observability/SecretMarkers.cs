using System.Text;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Sdk.Tests.Observability;

/// <summary>Every call of the SDK with a marker in each place of request and reply that holds secrets or user data.</summary>
internal static class SecretMarkers
{
    public const string Secret = "M4rker-0f-4-Secret";
    public const string Key = "K3y-of-the-M4rker";
    public const string Token = "sts-M4rker-0f-4-Token";
    private static readonly string Script = Convert.ToBase64String(Encoding.UTF8.GetBytes($"#!/bin/sh\nexport PASSWORD={Secret}\ndate\n"));
    private static readonly KubernetesConfig Nodes = new() { UserData = Script, PreUserData = Script };
    private static readonly ScalingGroup Machines = new() { LoginPassword = Secret };
    private static readonly NodeComponent Component = new()
    {
        Name = "x",
        Config = new() { Environment = [new() { Name = "PROXY", Value = Secret }] },
    };

    /// <summary>What must be found nowhere.</summary>
    public static IReadOnlyList<string> Forbidden { get; } =
    [Secret, Key, Token, Script, Convert.ToBase64String(Encoding.UTF8.GetBytes($"echo {Secret}"))];

    /// <summary>What a reply may hold: a live pool's user data, a kubeconfig, a command and its output, and JSON in a text.</summary>
    public static string Reply { get; } =
        $$"""
            {"kubernetes_config":{"user_data":"{{Script}}","pre_user_data":"{{Script}}"},"scaling_group":{"login_password":"{{Secret}}"},
             "config":"users: {{Secret}}",
             "meta_data":"{\"kubeconfig\":\"{{Secret}}\"}","CommandContent":"{{Script}}","Output":"{{Secret}}",
             "Credentials":{"AccessKeySecret":"{{Secret}}","SecurityToken":"{{Token}}"},
             "note":"password: {{Secret}}, at https://user:{{Secret}}@mirror.example","request_id":"REQ-1"}
            """;

    /// <summary>What a service can repeat in an error: the key, the token, what this call sent, or the user data of a pool.</summary>
    public static string Echo(string action) =>
        action switch
        {
            "CreateClusterNodePool" or "ModifyClusterNodePool" => $"{Key} {Token} {Secret} {Script}",
            "AttachInstancesToNodePool" or "InstallNodePoolComponents" or "UpdateNodePoolComponent" => $"{Key} {Token} {Secret}",
            "RunCommand" => $"{Key} {Token} echo {Secret}",
            _ => $"{Key} {Token} {Script}",
        };

    /// <summary>Runs a call with markers in it.</summary>
    public static Task RunAsync(string action, AlibabaCloudClient cloud, CancellationToken ct) =>
        action switch
        {
            "CreateClusterNodePool" => cloud.Ack.NodePools.CreateAsync(
                "c1",
                new() { KubernetesConfig = Nodes, ScalingGroup = Machines },
                ct
            ),
            "ModifyClusterNodePool" => cloud.Ack.NodePools.ModifyAsync(
                "c1",
                "np1",
                new() { KubernetesConfig = Nodes, ScalingGroup = Machines },
                ct
            ),
            "AttachInstancesToNodePool" => cloud.Ack.NodePools.AttachAsync(
                "c1",
                "np1",
                new() { Instances = ["i-a"], Password = Secret },
                ct
            ),
            "RunCommand" => cloud.Ecs.Commands.RunAsync(new() { Content = $"echo {Secret}", InstanceIds = ["i-a"] }, ct),
            "InstallNodePoolComponents" => cloud.Ack.NodePools.InstallComponentsAsync("c1", "np1", new() { Components = [Component] }, ct),
            "UpdateNodePoolComponent" => cloud.Ack.NodePools.UpdateComponentAsync(
                "c1",
                "np1",
                new() { Name = "x", Config = Component.Config },
                ct
            ),
            _ => EveryCall.ByAction[action].RunAsync(cloud, ct),
        };
}
