using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Comparing;
using ContainerOS.UserData.Explaining;

namespace ContainerOS.UserData;

/// <summary>Says what steps do and where they write, without running them.</summary>
public static class UserDataExplainer
{
    /// <summary>The effect of each step, in the order written. Steps of a list that is not known are left out.</summary>
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

/// <summary>What one step does on a node. Secret values read <c>[secret]</c>, unknown ones <c>[unknown]</c>.</summary>
/// <param name="Path">Where it stands in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Phase">When it runs; null when that is not given or not known.</param>
/// <param name="Kind">What it is: <c>file</c>, <c>script</c>...</param>
/// <param name="Writes">The files it leaves on the node; a script's own are not among them.</param>
/// <param name="Runs">The programs it runs, with their arguments.</param>
/// <param name="IsScript">Whether it is a script, which may write wherever the host can be written.</param>
public sealed record StepEffect(
    string Path,
    string Container,
    BootstrapPhase? Phase,
    string Kind,
    IReadOnlyList<string> Writes,
    IReadOnlyList<string> Runs,
    bool IsScript
);
