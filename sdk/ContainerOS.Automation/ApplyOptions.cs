using ContainerOS.Model.NodePools;

namespace ContainerOS.Automation;

/// <summary>Whose a pool is, and how a spec is applied to it.</summary>
public sealed record ApplyOptions
{
    /// <summary>The project the pool belongs to. Project, stack and resource are the pool's owner: another one's pool is never touched.</summary>
    public string Project { get; init; } = "automation";

    /// <summary>The stack the pool belongs to.</summary>
    public string Stack { get; init; } = "default";

    /// <summary>The resource's name within the stack; null for the pool's name. A pool whose spec has no name gets one made from it.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// The spec that was applied last, where it is known. Then what was taken out of it is taken from the pool, and what the cloud never
    /// tells (<c>containerd</c>, <c>sysctls</c>) is sent only when it changed; without, it is sent again each time.
    /// </summary>
    public NodePoolSpec? Previous { get; init; }

    /// <summary>Rules that are not applied: the code, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Suppress { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the nodes may take to become Ready; null for 60 minutes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets a line for each step of the work, such as <c>2 of 3 nodes ready</c>.</summary>
    public Action<string>? Progress { get; init; }
}
