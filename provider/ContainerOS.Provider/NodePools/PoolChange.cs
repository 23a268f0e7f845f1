using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Naming;

namespace ContainerOS.Provider.NodePools;

/// <summary>What a pool is to become.</summary>
/// <param name="Id">The pool.</param>
/// <param name="Olds">The inputs it was made from; empty when it is new.</param>
/// <param name="News">The inputs it is to have.</param>
/// <param name="Timeout">How long it may take; null for the default.</param>
internal sealed record PoolChange(PoolId Id, PropertyMap Olds, PropertyMap News, TimeSpan? Timeout)
{
    /// <summary>How long nodes may take to become Ready when the program sets no limit.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(60);

    /// <summary>How long it may take.</summary>
    internal TimeSpan Limit => Timeout ?? DefaultTimeout;
}
