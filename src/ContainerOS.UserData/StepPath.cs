using ContainerOS.Model.NodePools;

namespace ContainerOS.UserData;

/// <summary>The path and the kind of a step.</summary>
internal static class StepPath
{
    internal static string Of(int container, int step) => FormattableString.Invariant($"bootstrap[{container}].steps[{step}]");

    internal static string Kind(BootstrapStep step) => step.Kinds is [var kind, ..] ? kind : "nothing";
}
