namespace ContainerOS.Provider.Schema;

/// <summary>What a property may hold.</summary>
internal abstract record PropertyType
{
    /// <summary>A text of any content.</summary>
    internal static TextType Text { get; } = new();

    /// <summary>A whole number.</summary>
    internal static WholeNumberType Whole { get; } = new();

    /// <summary>A number.</summary>
    internal static NumberType Number { get; } = new();

    /// <summary>True or false.</summary>
    internal static TruthType Truth { get; } = new();

    /// <summary>The kind as a message names it, with its article.</summary>
    internal abstract string Describe();

    /// <summary>A list of the given items.</summary>
    internal static ListType ListOf(PropertyType item) => new(item);

    /// <summary>A map from names to the given values.</summary>
    internal static MapType MapOf(PropertyType value) => new(value);
}
