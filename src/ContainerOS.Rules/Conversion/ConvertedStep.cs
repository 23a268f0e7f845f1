using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Conversion;

/// <summary>A bootstrap step that a part of a script became.</summary>
/// <param name="Step">The step.</param>
/// <param name="Line">The line of the script at which the part begins; from 1.</param>
/// <param name="Comments">The comments above the part, their signs taken off.</param>
public sealed record ConvertedStep(BootstrapStep Step, int Line, IReadOnlyList<string> Comments)
{
    /// <summary>Whether it holds a secret in clear, so that it has to be marked as one.</summary>
    public bool ContainsSecret { get; init; }
}
