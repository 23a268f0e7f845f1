using System.Globalization;
using ContainerOS.Model.Terms;

namespace ContainerOS.UserData;

/// <summary>What one phase takes of what it may take.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Bytes">Bytes of its script before base64; 0 for none.</param>
/// <param name="Limit">Bytes it may have: the documented limit less the margin.</param>
/// <param name="Steps">Its steps, the heaviest first; steps of the same weight in the order written.</param>
public sealed record PhaseBudget(BootstrapPhase Phase, int Bytes, int Limit, IReadOnlyList<StepSize> Steps)
{
    private const int Named = 3;

    /// <summary>Whether the script is larger than it may be.</summary>
    public bool IsOver => Bytes > Limit;

    /// <summary>One line: bytes used and allowed; of a phase that is over, the steps that weigh most too.</summary>
    public string Message => IsOver ? $"{Used}; the steps that weigh most: {LargestSteps}" : Used;

    /// <summary>The steps that weigh most, three at most, each with its path, kind and bytes; empty when there are none.</summary>
    public string LargestSteps =>
        string.Join(
            ", ",
            Steps.Take(Named).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Path} ({step.Kind}) {step.Bytes} bytes"))
        );

    private string Used =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {(Phase is BootstrapPhase.BeforeJoin ? "beforeJoin" : "afterJoin")} containers come to {Bytes} bytes of user data, and {Limit} are allowed"
        );
}
