namespace ContainerOS.Provider.Schema;

/// <summary>An object with properties of its own.</summary>
/// <param name="Name">Its name in the schema, such as <c>Disk</c>.</param>
/// <param name="Doc">What it is.</param>
/// <param name="Properties">Its properties, in the order of the docs.</param>
internal sealed record ObjectType(string Name, string Doc, IReadOnlyList<PropertySchema> Properties) : PropertyType
{
    internal override string Describe() => "an object";

    /// <summary>The property of a name, or null.</summary>
    internal PropertySchema? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
}
