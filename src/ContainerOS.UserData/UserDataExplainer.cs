using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Comparing;
using ContainerOS.UserData.Explaining;

namespace ContainerOS.UserData;

/// <summary>Describes what steps do and where they write, without running them.</summary>
public static class UserDataExplainer
{
    /// <summary>Returns the effect of each step, in the order of the program. Steps of an unknown list are left out.</summary>
    public static IReadOnlyList<StepEffect> Explain(ValueList<BootstrapContainer> bootstrap)
    {
        var drops = new Dictionary<BootstrapPhase, int>();
        return [.. NamedContainer.Of(bootstrap).SelectMany(container => Effects(container, drops))];
    }

    private static IEnumerable<StepEffect> Effects(NamedContainer container, Dictionary<BootstrapPhase, int> drops)
    {
        var phase = container.Container.Phase is { IsKnown: true } known ? (BootstrapPhase?)known.Content : null;
        foreach (var (index, step) in (container.Steps?.Items ?? []).Index())
        {
            var (writes, runs) = step.IsKnown ? new StepEffectAnalyzer(step, phase, drops).Analyze() : (["[unknown]"], []);
            var kind = step.IsKnown ? StepPath.Kind(step.Content) : "[unknown]";
            yield return new StepEffect(StepPath.Of(container.Index, index), container.Shown, phase, kind, writes, runs, kind == "script");
        }
    }
}

/// <summary>What one step does on a node. Secret values are shown as <c>[secret]</c>, unknown ones as <c>[unknown]</c>.</summary>
/// <param name="Path">Its path in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Phase">The phase in which it runs; null when it is not set or not known.</param>
/// <param name="Kind">The kind of the step, such as <c>file</c> or <c>script</c>.</param>
/// <param name="Writes">The files that it leaves on the node, without those that a script writes.</param>
/// <param name="Runs">The programs that it runs, with their arguments.</param>
/// <param name="IsScript">Whether it is a script, which may write to any writable path.</param>
public sealed record StepEffect(
    string Path,
    string Container,
    BootstrapPhase? Phase,
    string Kind,
    IReadOnlyList<string> Writes,
    IReadOnlyList<string> Runs,
    bool IsScript
);
