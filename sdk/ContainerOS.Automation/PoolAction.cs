namespace ContainerOS.Automation;

/// <summary>What applying a spec does to a pool.</summary>
public enum PoolAction
{
    /// <summary>The pool has everything already; only its nodes are waited for.</summary>
    None,

    /// <summary>The pool is made.</summary>
    Create,

    /// <summary>The pool is changed in place.</summary>
    Update,
}
