using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A file step.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="File">The file.</param>
/// <param name="IsSecret">Whether nothing of it may be quoted.</param>
internal sealed record PlacedFile(string Path, Value<BootstrapPhase>? Phase, FileStep File, bool IsSecret)
{
    /// <summary>The property path of where it is written; made once, for many rules name it.</summary>
    internal string AtPath { get; } = Path + ".path";

    /// <summary>The property path of its mode.</summary>
    internal string AtMode { get; } = Path + ".mode";

    /// <summary>The property path of its content.</summary>
    internal string AtContent => Path + ".content";

    /// <summary>The file's path as a message may show it.</summary>
    internal string Shown => IsSecret || File.Path is { IsSecret: true } ? "the path" : File.Path?.ToString() ?? "the path";
}
