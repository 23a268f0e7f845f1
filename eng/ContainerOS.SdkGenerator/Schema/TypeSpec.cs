namespace ContainerOS.SdkGenerator.Schema;

/// <summary>The type of a property.</summary>
internal abstract record TypeSpec
{
    /// <summary>The type inside lists and maps.</summary>
    internal TypeSpec Innermost =>
        this switch
        {
            ListSpec list => list.Item.Innermost,
            MapSpec map => map.Value.Innermost,
            _ => this,
        };
}

/// <summary>A type that every language has.</summary>
internal sealed record PrimitiveSpec(PrimitiveKind Kind) : TypeSpec;

/// <summary>A list.</summary>
internal sealed record ListSpec(TypeSpec Item) : TypeSpec;

/// <summary>A map with strings as keys.</summary>
internal sealed record MapSpec(TypeSpec Value) : TypeSpec;

/// <summary>An object, a set of strings or a resource of the package.</summary>
internal sealed record NamedSpec(NamedKind Kind, string Name) : TypeSpec;

/// <summary>The types that every language has.</summary>
internal enum PrimitiveKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A 32-bit integer.</summary>
    Integer,

    /// <summary>A 64-bit floating-point number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Any value.</summary>
    Any,
}

/// <summary>What a name stands for.</summary>
internal enum NamedKind
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>A set of strings.</summary>
    Enum,

    /// <summary>A reference to a resource.</summary>
    Resource,
}
