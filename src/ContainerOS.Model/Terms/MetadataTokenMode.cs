namespace ContainerOS.Model.Terms;

/// <summary>Whether the instance metadata service demands a token.</summary>
public enum MetadataTokenMode
{
    /// <summary>Only token-backed requests are answered.</summary>
    Required,

    /// <summary>Requests without a token are answered too.</summary>
    Optional,
}
