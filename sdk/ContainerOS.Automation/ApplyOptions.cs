using ContainerOS.Model.NodePools;

namespace ContainerOS.Automation;

/// <summary>The owner of a pool, and how a specification is applied to it.</summary>
/// <param name="Owner">
/// A text that identifies the caller, such as <c>platform-team/web</c>. A pool that was created with another text is never changed, so
/// two programs must not share one. It is stored as a hash in the pool's tag and must stay the same for as long as the pool exists.
/// </param>
public sealed record ApplyOptions(string Owner)
{
    /// <summary>The project. Owner, project, stack and resource together identify the resource that a pool belongs to.</summary>
    public string Project { get; init; } = "automation";

    /// <summary>The stack.</summary>
    public string Stack { get; init; } = "default";

    /// <summary>The resource name in the stack; null for the name of the pool. A pool without a name gets one derived from it.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// The specification that was applied last, if known. With it, properties that are no longer set are removed from the pool, and
    /// properties that ACK does not return (<c>containerd</c>, <c>sysctls</c>) are sent only if they changed. Without it, they are sent
    /// every time.
    /// </summary>
    public NodePoolSpec? Previous { get; init; }

    /// <summary>The reason by the code of each suppressed rule.</summary>
    public IReadOnlyDictionary<string, string> Suppress { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait for the nodes to become Ready; null for 60 minutes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Receives a line for each change of the progress, such as <c>2 of 3 nodes ready</c>.</summary>
    public IProgress<string>? Progress { get; init; }
}
