namespace ContainerOS.Sdk.Ack.NodePools;

public sealed partial record ScalingGroup
{
    /// <summary>Whether Alibaba Cloud Linux is hardened by the vendor's baseline; not for ContainerOS. Create only.</summary>
    public bool? SecurityHardeningOs
    {
        get => Truth("security_hardening_os");
        init => Put("security_hardening_os", value);
    }

    /// <summary>Whether Alibaba Cloud Linux 2 or 3 is hardened by MLPS; not for ContainerOS. Create only.</summary>
    public bool? SocEnabled
    {
        get => Truth("soc_enabled");
        init => Put("soc_enabled", value);
    }

    /// <summary>Whether one may log in as another user than root. Create only.</summary>
    public bool? LoginAsNonRoot
    {
        get => Truth("login_as_non_root");
        init => Put("login_as_non_root", value);
    }
}
