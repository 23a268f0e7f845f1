using ContainerOS.Model.Facts;

namespace ContainerOS.Provider;

/// <summary>What the cloud said of a cluster.</summary>
/// <param name="Facts">The facts; null when there are none.</param>
/// <param name="Because">Why there are none.</param>
/// <param name="IsGone">Whether the cloud knows no such cluster.</param>
internal sealed record ClusterAnswer(ClusterFacts? Facts, string Because, bool IsGone = false);
