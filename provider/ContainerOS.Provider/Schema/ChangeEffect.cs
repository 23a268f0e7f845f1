namespace ContainerOS.Provider.Schema;

/// <summary>What a change of a property does to a live pool.</summary>
internal enum ChangeEffect
{
    /// <summary>Takes effect at once.</summary>
    InPlace,

    /// <summary>Takes effect on nodes made from now on; live nodes keep what they have until they are rolled.</summary>
    InPlaceNewNodes,

    /// <summary>Restarts the kubelet or containerd of live nodes in batches.</summary>
    BatchRestart,

    /// <summary>Replaces system disks of live nodes in batches.</summary>
    Rollout,

    /// <summary>Makes a new pool and deletes the old one.</summary>
    Replace,

    /// <summary>Changes nothing in the cloud by itself.</summary>
    None,
}
