using ContainerOS.Provider.Naming;

namespace ContainerOS.Provider.NodePools;

/// <summary>A pool that a create made, or found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TaskId">The task that works on it; null when it was there already.</param>
internal sealed record MadePool(PoolId Id, string? TaskId);
