using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData;

/// <summary>Finds unknown and secret values in bootstrap containers.</summary>
internal static class BootstrapValues
{
    internal static bool IsFullyKnown(ValueList<BootstrapContainer> bootstrap) =>
        bootstrap.IsFullyKnown
        && bootstrap.Items.All(item =>
            Knows(item.Content.Name)
            && Knows(item.Content.Phase)
            && (item.Content.Steps?.IsFullyKnown ?? true)
            && (item.Content.Steps?.Items ?? []).All(step => IsKnown(step.Content))
        );

    internal static bool ContainsSecret(ValueList<BootstrapContainer> bootstrap) =>
        bootstrap.Items.Any(item =>
            item.IsSecret
            || (
                item.IsKnown
                && (
                    Hides(item.Content.Name)
                    || (item.Content.Steps?.Items ?? []).Any(step => step.IsSecret || (step.IsKnown && IsSecret(step.Content)))
                )
            )
        );

    private static bool IsKnown(BootstrapStep step) =>
        Knows(step.Script)
        && (step.Sysctl?.IsFullyKnown ?? true)
        && (step.KernelModules?.IsFullyKnown ?? true)
        && (step.KubeletArgs?.IsFullyKnown ?? true)
        && Knows(step.File)
        && Knows(step.File?.Content.Path)
        && Knows(step.File?.Content.Content)
        && Knows(step.File?.Content.Mode)
        && Knows(step.SystemdUnit)
        && Knows(step.SystemdUnit?.Content.Name)
        && Knows(step.SystemdUnit?.Content.Content)
        && Knows(step.SystemdUnit?.Content.Enable)
        && Knows(step.SystemdUnit?.Content.Start);

    private static bool IsSecret(BootstrapStep step) =>
        Hides(step.Script)
        || Hides(step.File)
        || Hides(step.File.Part(file => file.Path))
        || Hides(step.File.Part(file => file.Content))
        || Hides(step.File.Part(file => file.Mode))
        || Hides(step.SystemdUnit)
        || Hides(step.SystemdUnit.Part(unit => unit.Name))
        || Hides(step.SystemdUnit.Part(unit => unit.Content))
        || (step.Sysctl?.Entries.Any(entry => entry.Value.IsSecret) ?? false)
        || (step.KernelModules?.Items.Any(item => item.IsSecret) ?? false)
        || (step.KubeletArgs?.Items.Any(item => item.IsSecret) ?? false);

    private static bool Hides<T>(Value<T>? value) => value is { IsSecret: true };

    private static bool Knows<T>(Value<T>? value) => value is null or { IsKnown: true };
}
