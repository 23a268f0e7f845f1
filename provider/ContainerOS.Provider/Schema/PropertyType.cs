using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Schema;

/// <summary>What a property may hold.</summary>
internal abstract record PropertyType
{
    /// <summary>A text of any content.</summary>
    internal static TextType Text { get; } = new();

    /// <summary>A whole number.</summary>
    internal static IntegerType Integer { get; } = new();

    /// <summary>A number.</summary>
    internal static NumberType Number { get; } = new();

    /// <summary>True or false.</summary>
    internal static BooleanType Boolean { get; } = new();

    /// <summary>The kind as a message names it, with its article.</summary>
    internal abstract string Describe();

    /// <summary>A list of the given items.</summary>
    internal static ListType ListOf(PropertyType item) => new(item);

    /// <summary>A map from names to the given values.</summary>
    internal static MapType MapOf(PropertyType value) => new(value);
}

/// <summary>A text, free, or of a form.</summary>
/// <param name="Format">What every text must look like; null for any.</param>
internal sealed record TextType(TextFormat? Format = null) : PropertyType
{
    internal override string Describe() => Format?.Description ?? "a text";
}

/// <summary>A form that texts of a property have.</summary>
/// <param name="Description">The form in words, with its article, such as <c>a release such as 3.6.1</c>.</param>
/// <param name="Matches">Whether a text has it.</param>
internal sealed record TextFormat(string Description, Func<string, bool> Matches);

/// <summary>The forms of texts that are values of their own.</summary>
internal static class TextFormats
{
    /// <summary>A ContainerOS release.</summary>
    internal static TextFormat OsVersion { get; } =
        new("a ContainerOS release such as 3.6.1", text => Model.Versions.OsVersion.Parse(text) is not null);

    /// <summary>A Kubernetes version.</summary>
    internal static TextFormat KubernetesVersion { get; } =
        new("a Kubernetes version such as 1.34.1-aliyun.1", text => Model.Versions.KubernetesVersion.Parse(text) is not null);
}

/// <summary>A whole number; the wire's doubles carry it exactly up to 2^53.</summary>
internal sealed record IntegerType : PropertyType
{
    internal override string Describe() => "a whole number";
}

/// <summary>A number.</summary>
internal sealed record NumberType : PropertyType
{
    internal override string Describe() => "a number";
}

/// <summary>True or false.</summary>
internal sealed record BooleanType : PropertyType
{
    internal override string Describe() => "true or false";
}

/// <summary>One of a closed set of terms.</summary>
/// <param name="Name">The name of the set in the schema, such as <c>DiskCategory</c>.</param>
/// <param name="Values">The terms.</param>
internal sealed record EnumType(string Name, IReadOnlyList<string> Values) : PropertyType
{
    internal override string Describe() => "one of " + string.Join(", ", Values);

    /// <summary>The type of a set of the model's terms.</summary>
    internal static EnumType Of<T>(Terms<T> terms)
        where T : struct, Enum => new(typeof(T).Name, terms.All);
}

/// <summary>A list.</summary>
/// <param name="Item">What its items are.</param>
internal sealed record ListType(PropertyType Item) : PropertyType
{
    internal override string Describe() => "a list";
}

/// <summary>A map with names of the user's choice.</summary>
/// <param name="Value">What its values are.</param>
internal sealed record MapType(PropertyType Value) : PropertyType
{
    internal override string Describe() => "a map";
}

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
