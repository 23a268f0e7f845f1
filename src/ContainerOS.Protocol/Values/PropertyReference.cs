namespace ContainerOS.Protocol.Values;

/// <summary>A reference to another resource.</summary>
/// <param name="Urn">The resource's URN.</param>
/// <param name="Id">Its id: null for a component, unknown while it is not deployed.</param>
/// <param name="PackageVersion">The version of its package, when given.</param>
public sealed record PropertyReference(string Urn, PropertyValue? Id, string? PackageVersion) : PropertyValue
{
    /// <summary>The resource's name, when the sender gave it (it is part of the URN too).</summary>
    public string? Name { get; init; }

    /// <summary>The resource's type token, when the sender gave it (it is part of the URN too).</summary>
    public string? Type { get; init; }

    /// <inheritdoc/>
    public override bool ContainsUnknowns => Id is PropertyUnknown;
}
