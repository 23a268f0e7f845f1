namespace ContainerOS.Cli.Findings;

/// <summary>A command cannot continue because the program has findings.</summary>
/// <param name="findings">The findings.</param>
internal sealed class FindingsException(IReadOnlyList<Finding> findings) : Exception("the program is not valid")
{
    /// <summary>The findings.</summary>
    internal IReadOnlyList<Finding> Findings => findings;
}
