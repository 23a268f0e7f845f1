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
