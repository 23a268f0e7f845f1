namespace ContainerOS.Protocol.Calls;

/// <summary>The difference of one property.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="InputDiff">True: old and new inputs are compared; false: old state and new inputs.</param>
public sealed record PropertyDiff(PropertyDiffKind Kind, bool InputDiff = false)
{
    /// <summary>Whether the difference needs a new resource.</summary>
    public bool IsReplace => Kind is PropertyDiffKind.AddReplace or PropertyDiffKind.DeleteReplace or PropertyDiffKind.UpdateReplace;
}
