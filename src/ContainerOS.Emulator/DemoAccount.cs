namespace ContainerOS.Emulator;

/// <summary>The account of a new emulator.</summary>
public static class DemoAccount
{
    /// <summary>The access key id.</summary>
    public const string AccessKeyId = "demo-access-key";

    /// <summary>The access key secret; only emulators accept it.</summary>
    public const string AccessKeySecret = "demo-access-key-secret";

    /// <summary>The id of the account.</summary>
    public const string AccountId = "1000000000000001";

    /// <summary>Its OIDC provider, for AssumeRoleWithOIDC.</summary>
    public const string OidcProviderArn = $"acs:ram::{AccountId}:oidc-provider/demo-provider";

    /// <summary>The only region.</summary>
    public const string Region = "cn-hangzhou";

    /// <summary>A managed cluster with Kubernetes 1.34.</summary>
    public const string ClusterId = "cd3m0a0000000000000000000000000001";

    /// <summary>Another managed cluster, with Kubernetes 1.33 and without the add-on ack-node-problem-detector.</summary>
    public const string SecondClusterId = "cd3m0a0000000000000000000000000002";

    /// <summary>A managed cluster that is too old for ContainerOS (1.22).</summary>
    public const string OldClusterId = "cd3m0a0000000000000000000000000122";

    /// <summary>A dedicated cluster, whose control plane is not managed.</summary>
    public const string UnmanagedClusterId = "cd3m0a0000000000000000000000000999";

    /// <summary>An Auto Mode cluster, whose nodes ACK manages itself.</summary>
    public const string AutoModeClusterId = "cd3m0a0000000000000000000000000003";

    /// <summary>The security group of its clusters.</summary>
    public const string SecurityGroupId = "sg-demo";

    /// <summary>A key pair.</summary>
    public const string KeyPair = "demo-key";

    /// <summary>Another key pair.</summary>
    public const string SecondKeyPair = "demo-key-2";

    /// <summary>The RAM role of its nodes.</summary>
    public const string RamRole = "demo-node-role";

    /// <summary>The security groups; <see cref="SecurityGroupId"/> is the first.</summary>
    public static IReadOnlyList<string> SecurityGroupIds { get; } = [SecurityGroupId, "sg-demo-2", "sg-demo-3"];

    /// <summary>The vSwitches, one per zone.</summary>
    public static IReadOnlyList<string> VSwitchIds { get; } = ["vsw-demo-h", "vsw-demo-i", "vsw-demo-j"];
}
