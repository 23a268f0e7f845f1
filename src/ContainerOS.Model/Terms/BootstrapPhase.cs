namespace ContainerOS.Model.Terms;

/// <summary>When a bootstrap container runs.</summary>
public enum BootstrapPhase
{
    /// <summary>Before the node joins the cluster (<c>pre_user_data</c>).</summary>
    BeforeJoin,

    /// <summary>After ACK has initialised the node (<c>user_data</c>).</summary>
    AfterJoin,
}
