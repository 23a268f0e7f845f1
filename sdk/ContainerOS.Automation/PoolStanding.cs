using ContainerOS.Protocol.Values;

namespace ContainerOS.Automation;

/// <summary>A pool as it is before a spec is applied.</summary>
/// <param name="Id">Its id, <c>clusterId:nodePoolId</c>.</param>
/// <param name="State">What the cloud has.</param>
/// <param name="Inputs">The inputs it has now, as far as the cloud tells them.</param>
internal sealed record PoolStanding(string Id, PropertyMap State, PropertyMap Inputs)
{
    /// <summary>The pool in ACK.</summary>
    public string NodePoolId => Id[(Id.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
