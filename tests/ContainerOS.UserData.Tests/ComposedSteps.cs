using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests;

/// <summary>Composes the script of one container.</summary>
internal static class ComposedSteps
{
    /// <summary>The script of a container that runs the steps after the node has joined.</summary>
    internal static string Compose(params IEnumerable<BootstrapStep> steps) =>
        UserDataComposer
            .Compose(
                ValueList<BootstrapContainer>.Of(
                    new BootstrapContainer
                    {
                        Name = "t",
                        Phase = BootstrapPhase.AfterJoin,
                        Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
                    }
                )
            )
            .AfterJoin!;
}
