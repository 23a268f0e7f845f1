using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;

namespace ContainerOS.UserData.Comparing;

/// <summary>The properties of a step as text, by their path relative to the step.</summary>
internal static class StepProperties
{
    internal static IReadOnlyList<(string Path, Value<string> Value)> Of(Value<BootstrapStep> step)
    {
        if (!step.IsKnown)
        {
            return [("", Value<string>.Unknown(step.IsSecret))];
        }

        var content = step.Content;
        (string, Value<string>?)[] single =
        [
            (".file.path", content.File.Part(file => file.Path)),
            (".file.mode", content.File.Part(file => file.Mode)),
            (".file.content", content.File.Part(file => file.Content)),
            (".systemdUnit.name", content.SystemdUnit.Part(unit => unit.Name)),
            (".systemdUnit.enable", Word(content.SystemdUnit.Part(unit => unit.Enable))),
            (".systemdUnit.start", Word(content.SystemdUnit.Part(unit => unit.Start))),
            (".systemdUnit.content", content.SystemdUnit.Part(unit => unit.Content)),
            (".kernelModules", Joined(content.KernelModules)),
            (".kubeletArgs", Joined(content.KubeletArgs)),
            (".script", content.Script),
        ];
        return
        [
            .. single.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, Hidden(pair.Item2!.Value, step.IsSecret))),
            .. (content.Sysctl?.Entries ?? []).Select(entry => ($".sysctl[\"{entry.Key}\"]", Hidden(entry.Value, step.IsSecret))),
        ];
    }

    /// <summary>The identity of a step, which does not depend on its content.</summary>
    internal static string Identity(BootstrapStep step)
    {
        var name = step.File.Part(file => file.Path) ?? step.SystemdUnit.Part(unit => unit.Name);
        return $"{StepPath.Kind(step)} {(name is { } known ? known.Or(string.Empty) : string.Empty)}";
    }

    internal static bool AreSame(Value<string> first, Value<string> second) =>
        first.IsKnown && second.IsKnown && first.Content == second.Content;

    private static Value<string> Hidden(Value<string> value, bool isSecret) =>
        !isSecret ? value
        : value.IsKnown ? Value<string>.Known(value.Content, isSecret: true)
        : Value<string>.Unknown(isSecret: true);

    private static Value<string>? Word(Value<bool>? value) =>
        value is { } truth ? truth.Select(given => given ? "true" : "false") : (Value<string>?)null;

    /// <summary>Items are quoted, so that different lists have different texts.</summary>
    private static Value<string>? Joined(ValueList<string>? list) =>
        list switch
        {
            null => (Value<string>?)null,
            { IsFullyKnown: false } => Value<string>.Unknown(list.Items.Any(item => item.IsSecret)),
            _ => Value<string>.Known(
                string.Join(' ', list.Items.Select(item => ShellQuoting.Quote(item.Content))),
                list.Items.Any(item => item.IsSecret)
            ),
        };
}
