using ContainerOS.Model.NodePools;

namespace ContainerOS.UserData;

/// <summary>Where a step stands in a program, and what it is called.</summary>
internal static class StepPath
{
    internal static string Of(int container, int step) => FormattableString.Invariant($"bootstrap[{container}].steps[{step}]");

    internal static string Kind(BootstrapStep step) => step.Kinds is [var kind, ..] ? kind : "nothing";
}
