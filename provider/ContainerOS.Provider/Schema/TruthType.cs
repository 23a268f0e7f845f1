namespace ContainerOS.Provider.Schema;

/// <summary>True or false.</summary>
internal sealed record TruthType : PropertyType
{
    internal override string Describe() => "true or false";
}
