namespace ContainerOS.Provider.Schema;

/// <summary>A map with names of the user's choice.</summary>
/// <param name="Value">What its values are.</param>
internal sealed record MapType(PropertyType Value) : PropertyType
{
    internal override string Describe() => "a map";
}
