using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Diffing;

/// <summary>One changed property.</summary>
/// <param name="Path">Where, such as <c>dataDisk.sizeGiB</c>.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Effect">What that does to a live pool.</param>
internal sealed record PropertyChange(string Path, ChangeKind Kind, ChangeEffect Effect)
{
    /// <summary>The name of the property of the resource that the change is in.</summary>
    internal string Root => Path.Split('.', '[')[0];
}
