using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A script step that has been read.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="Text">The script.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record LocatedScript(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, string Text, bool IsSecret)
{
    private ShellScript? parsed;

    /// <summary>The script as read; read once.</summary>
    internal ShellScript Script => parsed ??= ShellScript.Parse(Text);

    /// <summary>The script of a step; null where there is none, or none that is known.</summary>
    internal static LocatedScript? Create(LocatedStep step, RuleContext context) =>
        step.Step.Script is { } script && context.TryGetKnown(script, step.Path + ".script", out var text)
            ? new LocatedScript(step.Path + ".script", step.Phase, text, step.IsSecret || script.IsSecret)
            : null;

    /// <summary>A text of the script, or what stands for it when it is secret.</summary>
    internal string TextOrPlaceholder(string text, string placeholder) => IsSecret ? placeholder : text;
}
