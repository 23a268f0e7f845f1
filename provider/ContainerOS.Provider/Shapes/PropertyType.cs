using System.Collections.Frozen;
using System.Globalization;
using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>The type of the values of a property.</summary>
internal abstract record PropertyType
{
    /// <summary>A string of any format.</summary>
    internal static TextType Text { get; } = new();

    /// <summary>An integer.</summary>
    internal static IntegerType Integer { get; } = new();

    /// <summary>A number.</summary>
    internal static NumberType Number { get; } = new();

    /// <summary>A boolean.</summary>
    internal static BooleanType Boolean { get; } = new();

    /// <summary>The type as messages name it, with its article.</summary>
    internal abstract string Describe();

    /// <summary>A list of items of a type.</summary>
    internal static ListType ListOf(PropertyType item) => new(item);

    /// <summary>A map from strings to values of a type.</summary>
    internal static MapType MapOf(PropertyType value) => new(value);
}

/// <summary>A string, optionally of a format.</summary>
/// <param name="Format">The required format; null for any.</param>
internal sealed record TextType(TextFormat? Format = null) : PropertyType
{
    internal override string Describe() => Format?.Description ?? "a string";
}

/// <summary>A format of strings.</summary>
/// <param name="Description">The description for messages, with its article, such as <c>a release such as 3.6.1</c>.</param>
/// <param name="Matches">Whether a string has the format.</param>
internal sealed record TextFormat(string Description, Func<string, bool> Matches);

/// <summary>The formats of strings.</summary>
internal static class TextFormats
{
    /// <summary>A number or a percentage, as text.</summary>
    internal static TextFormat Limit { get; } =
        new(
            "a number such as 5 or a percentage such as 10%",
            text => int.TryParse(text.TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        );

    /// <summary>A ContainerOS release.</summary>
    internal static TextFormat OsVersion { get; } =
        new("a ContainerOS release such as 3.6.1", text => Model.Versions.OsVersion.Parse(text) is not null);

    /// <summary>An address of a web server.</summary>
    internal static TextFormat HttpAddress { get; } =
        new(
            "an address that starts with http:// or https://",
            text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        );

    /// <summary>A Kubernetes version.</summary>
    internal static TextFormat KubernetesVersion { get; } =
        new("a Kubernetes version such as 1.34.1-aliyun.1", text => Model.Versions.KubernetesVersion.Parse(text) is not null);
}

/// <summary>An integer. The provider protocol transfers it as a double, which is exact up to 2^53.</summary>
internal sealed record IntegerType : PropertyType
{
    internal override string Describe() => "an integer";
}

/// <summary>A number.</summary>
internal sealed record NumberType : PropertyType
{
    internal override string Describe() => "a number";
}

/// <summary>A boolean.</summary>
internal sealed record BooleanType : PropertyType
{
    internal override string Describe() => "true or false";
}

/// <summary>One of a fixed set of strings.</summary>
/// <param name="Name">The name of the enum in the schema, such as <c>DiskCategory</c>.</param>
/// <param name="Values">The allowed values.</param>
internal sealed record EnumType(string Name, IReadOnlyList<string> Values) : PropertyType
{
    /// <summary>Values that one might expect and that cannot be, with the reason and what to do instead.</summary>
    internal IReadOnlyDictionary<string, (string Why, string Fix)> Refused { get; init; } =
        FrozenDictionary<string, (string, string)>.Empty;

    internal override string Describe() => "one of " + string.Join(", ", Values);

    /// <summary>The type of an enum of the model.</summary>
    internal static EnumType Of<T>(Terms<T> terms)
        where T : struct, Enum => new(typeof(T).Name, terms.All);
}

/// <summary>A list.</summary>
/// <param name="Item">The type of its items.</param>
internal sealed record ListType(PropertyType Item) : PropertyType
{
    internal override string Describe() => "a list";
}

/// <summary>A map with arbitrary keys.</summary>
/// <param name="Value">The type of its values.</param>
internal sealed record MapType(PropertyType Value) : PropertyType
{
    internal override string Describe() => "a map";
}

/// <summary>A reference to a resource of the package. Only for outputs.</summary>
/// <param name="Token">The type token of the resource.</param>
internal sealed record ReferenceType(string Token) : PropertyType
{
    internal override string Describe() => $"a resource {Token}";
}

/// <summary>An object with declared properties.</summary>
/// <param name="Name">The name in the schema, such as <c>Disk</c>.</param>
/// <param name="Doc">The description in the schema.</param>
/// <param name="Properties">The properties, in the order of the docs.</param>
internal record ObjectType(string Name, string Doc, IReadOnlyList<PropertyDefinition> Properties) : PropertyType
{
    private readonly FrozenDictionary<string, PropertyDefinition> byName = Properties.ToFrozenDictionary(
        property => property.Name,
        StringComparer.Ordinal
    );

    /// <summary>The properties that exist only with a value of another property, and that value.</summary>
    internal IReadOnlyList<(PropertyDefinition Property, (string Property, string Value) Needs)> Dependent { get; } =
    [.. Properties.Where(property => property.Field?.Needs is not null).Select(property => (property, property.Field!.Needs!.Value))];

    /// <summary>Properties of which at most one may be set; null for none.</summary>
    internal Alternatives? Alternatives { get; init; }

    internal override string Describe() => "an object";

    /// <summary>The property at the end of a way; null if there is none, or if it is an entry of a map or an item of a list.</summary>
    internal PropertyDefinition? FindAt(IReadOnlyList<string> steps)
    {
        var (type, found) = (this, (PropertyDefinition?)null);
        foreach (var step in steps)
        {
            found = type?.Find(step);
            type = found?.Type as ObjectType;
        }

        return found;
    }

    /// <summary>The property with a name; null if there is none.</summary>
    internal PropertyDefinition? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>Properties that exclude each other.</summary>
/// <param name="Names">Their names.</param>
/// <param name="IsRequired">Whether one of them has to be set.</param>
internal sealed record Alternatives(IReadOnlyList<string> Names, bool IsRequired);

/// <summary>An object of the model, with its properties.</summary>
/// <typeparam name="T">The type in the model.</typeparam>
/// <param name="Name">The name in the schema, such as <c>Disk</c>.</param>
/// <param name="Doc">The description in the schema.</param>
/// <param name="Definitions">The properties, in the order of the docs.</param>
internal sealed record ObjectType<T>(string Name, string Doc, IReadOnlyList<PropertyDefinition<T>> Definitions)
    : ObjectType(Name, Doc, Definitions)
    where T : class, new()
{
    /// <summary>Reads an object from inputs that passed the schema check. Properties that the schema does not have are left out.</summary>
    internal T Read(PropertyMap inputs, bool isSecret = false)
    {
        var model = new T();
        foreach (var (name, value) in inputs.Entries)
        {
            if (Find(name) is PropertyDefinition<T> property)
            {
                property.Read(model, value, isSecret);
            }
        }

        return model;
    }

    /// <summary>Writes an object as inputs. Properties that are not set are left out.</summary>
    internal PropertyMap Write(T model) =>
        PropertyMap.Of(
            from property in Definitions
            let value = property.Write(model)
            where value is not null
            select KeyValuePair.Create(property.Name, value)
        );
}
