namespace ContainerOS.Provider.Schema;

/// <summary>One property, declared once: its checks, its diff, its schema entry and its docs come from here.</summary>
/// <param name="Name">The name people type.</param>
/// <param name="Type">What it may hold.</param>
/// <param name="Doc">What it means.</param>
/// <param name="OnChange">What a change of it does to a live pool; an inner property may differ from its object.</param>
internal sealed record PropertySchema(string Name, PropertyType Type, string Doc, ChangeEffect? OnChange = null)
{
    /// <summary>Whether it must be given.</summary>
    internal bool Required { get; init; }

    /// <summary>Whether its value is never shown.</summary>
    internal bool Secret { get; init; }

    /// <summary>Whether the cloud can not be asked for it, so that drift of it can not be seen.</summary>
    internal bool WriteOnly { get; init; }
}

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
