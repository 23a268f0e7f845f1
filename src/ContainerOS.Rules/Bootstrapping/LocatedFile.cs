using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A file step.</summary>
/// <param name="Path">The property path of the step.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="File">The file.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record LocatedFile(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, FileStep File, bool IsSecret)
{
    /// <summary>The property path of where it is written.</summary>
    internal PoolPropertyPath PathProperty => Path + ".file.path";

    /// <summary>The property path of its mode.</summary>
    internal PoolPropertyPath ModeProperty => Path + ".file.mode";

    /// <summary>The property path of its content.</summary>
    internal PoolPropertyPath ContentProperty => Path + ".file.content";

    /// <summary>Whether nothing of its content may be quoted.</summary>
    internal bool IsContentSecret => IsSecret || File.Content is { IsSecret: true };

    /// <summary>The file's path as a message may show it.</summary>
    internal string DisplayPath => IsSecret || File.Path is { IsSecret: true } ? "the path" : File.Path?.ToString() ?? "the path";

    /// <summary>The file of a step; null where there is none, or none that is known.</summary>
    internal static LocatedFile? Create(LocatedStep step, RuleContext context) =>
        step.Step.File is { } file && context.TryGetKnown(file, step.Path + ".file", out var content)
            ? new LocatedFile(step.Path, step.Phase, content, step.IsSecret || file.IsSecret)
            : null;
}
