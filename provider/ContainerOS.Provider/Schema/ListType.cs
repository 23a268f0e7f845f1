namespace ContainerOS.Provider.Schema;

/// <summary>A list.</summary>
/// <param name="Item">What its items are.</param>
internal sealed record ListType(PropertyType Item) : PropertyType
{
    internal override string Describe() => "a list";
}
