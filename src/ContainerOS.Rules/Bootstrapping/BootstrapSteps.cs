using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Walks the known steps of a pool's bootstrap containers.</summary>
internal static class BootstrapSteps
{
    /// <summary>Every known step with its path and phase.</summary>
    internal static IEnumerable<PlacedStep> Of(NodePoolSpec spec) =>
        from container in (spec.Bootstrap?.Items ?? []).Index()
        where container.Item.IsKnown
        from step in (container.Item.Content.Steps?.Items ?? []).Index()
        where step.Item.IsKnown
        select new PlacedStep(
            $"bootstrap[{container.Index}].steps[{step.Index}]",
            container.Item.Content.Phase?.Or(default),
            step.Item.Content,
            container.Item.IsSecret || step.Item.IsSecret);

    /// <summary>Every script with its path; unknown ones have no text.</summary>
    internal static IEnumerable<(string Path, string? Text, bool IsSecret)> Scripts(NodePoolSpec spec) =>
        from step in Of(spec)
        where step.Step.Script is not null
        let script = step.Step.Script!.Value
        select ($"{step.Path}.script", script.IsKnown ? script.Content : null, step.IsSecret || script.IsSecret);
}
