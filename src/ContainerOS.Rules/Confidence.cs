namespace ContainerOS.Rules;

/// <summary>How sure a rule is of its ground.</summary>
public enum Confidence
{
    /// <summary>A page of the vendor says it.</summary>
    Documented,

    /// <summary>It was read in the vendor's SDK.</summary>
    ReadInSdk,

    /// <summary>It was concluded.</summary>
    Inferred,
}
