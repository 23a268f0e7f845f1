using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData;

/// <summary>Looks through bootstrap containers for values that are unknown or secret.</summary>
internal static class Inspection
{
    internal static bool IsFullyKnown(ValueList<BootstrapContainer> bootstrap) => bootstrap.IsFullyKnown && bootstrap.Items.All(item =>
        Knows(item.Content.Name) && Knows(item.Content.Phase) && (item.Content.Steps?.IsFullyKnown ?? true)
        && (item.Content.Steps?.Items ?? []).All(step => IsKnown(step.Content)));

    internal static bool ContainsSecret(ValueList<BootstrapContainer> bootstrap) => bootstrap.Items.Any(item => item.IsSecret
        || (item.IsKnown && (item.Content.Steps?.Items ?? []).Any(step => step.IsSecret || (step.IsKnown && IsSecret(step.Content)))));

    private static bool IsKnown(BootstrapStep step) =>
        Knows(step.Script) && (step.Sysctl?.IsFullyKnown ?? true) && (step.KernelModules?.IsFullyKnown ?? true) && (step.KubeletArgs?.IsFullyKnown ?? true)
        && Knows(step.File) && Knows(step.File?.Content.Path) && Knows(step.File?.Content.Content) && Knows(step.File?.Content.Mode)
        && Knows(step.SystemdUnit) && Knows(step.SystemdUnit?.Content.Name) && Knows(step.SystemdUnit?.Content.Content)
        && Knows(step.SystemdUnit?.Content.Enable) && Knows(step.SystemdUnit?.Content.Start);

    private static bool IsSecret(BootstrapStep step) =>
        step.Script is { IsSecret: true }
        || (step.File is { } file && (file.IsSecret || (file.IsKnown && file.Content.Content is { IsSecret: true })))
        || (step.SystemdUnit is { } unit && (unit.IsSecret || (unit.IsKnown && unit.Content.Content is { IsSecret: true })))
        || (step.Sysctl?.Entries.Any(entry => entry.Value.IsSecret) ?? false)
        || (step.KubeletArgs?.Items.Any(item => item.IsSecret) ?? false);

    private static bool Knows<T>(Value<T>? value) => value is null or { IsKnown: true };
}
