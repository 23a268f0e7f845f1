using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Reference;

/// <summary>The properties of a node pool as the reference shows them, from their definitions.</summary>
public static partial class PoolReference
{
    /// <summary>All properties, those of an object after the object; an object that occurs in two places is listed in both.</summary>
    public static IReadOnlyList<PropertyEntry> All { get; } = [.. Entries(NodePoolShape.Inputs, string.Empty, new Outer(null, null))];

    /// <summary>Finds a property by its path, such as <c>spot.strategy</c>; null if there is none. Indexes of lists are ignored.</summary>
    /// <param name="path">The path, in any case.</param>
    public static PropertyEntry? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var plain = Index().Replace(path, string.Empty);
        return All.FirstOrDefault(entry => entry.Path.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }

    internal static IEnumerable<PropertyEntry> Entries(ObjectType type, string prefix, Outer outer)
    {
        foreach (var property in type.Properties)
        {
            var path = prefix + property.Name;
            var effects = new Outer(property.OnChange ?? outer.OnChange, property.OnRemoval ?? outer.OnRemoval);
            yield return Describe(property, path, effects);
            if (ObjectIn(property.Type) is { } inner)
            {
                foreach (var entry in Entries(inner, path + ".", effects))
                {
                    yield return entry;
                }
            }
        }
    }

    internal static ObjectType? ObjectIn(PropertyType type) =>
        type switch
        {
            ObjectType inner => inner,
            ListType list => ObjectIn(list.Item),
            MapType map => ObjectIn(map.Value),
            _ => null,
        };

    internal static string TypeName(PropertyType type) =>
        type switch
        {
            ObjectType inner => inner.Name,
            ReferenceType resource => resource.Token.Split(':')[^1],
            ListType list => $"list of {TypeName(list.Item)}",
            MapType map => $"map of {TypeName(map.Value)}",
            EnumType choice => string.Join(" \\| ", choice.Values),
            IntegerType => "integer",
            NumberType => "number",
            BooleanType => "boolean",
            _ => "string",
        };

    [GeneratedRegex(@"\[\d*\]")]
    private static partial Regex Index();

    private static PropertyEntry Describe(PropertyDefinition property, string path, Outer effects) =>
        new(path, TypeName(property.Type).Replace("\\|", "|", StringComparison.Ordinal), property.Doc)
        {
            IsRequired = property.Required,
            Default = property.Default is { } value ? Text(value) : null,
            Range = property.Range?.ToString(),
            OnChange = Describe(effects.OnChange ?? ChangeEffect.InPlace, property.OnAdd),
            OnRemoval = Describe(effects.OnRemoval ?? RemovalEffect.Keeps, property),
            Order =
                property.Type is ListType
                    ? property.IsSet
                        ? "means nothing"
                        : "counts"
                    : null,
            Field = FieldOf(path),
            Rules = [.. RuleCatalogue.All.Where(rule => rule.Info.Paths.Any(each => IsPath(each, path))).Select(rule => rule.Info.Code)],
            Unavailable = property.Unavailable,
        };

    private static string Describe(ChangeEffect effect, ChangeEffect? onAdd) =>
        effect switch
        {
            ChangeEffect.InPlace => "in place",
            ChangeEffect.InPlaceNewNodes => "in place; nodes that run keep what they have until they are replaced",
            ChangeEffect.BatchRestart => "in place; restarts the kubelet or containerd of the nodes, batch by batch",
            ChangeEffect.Rollout => "a rollout",
            ChangeEffect.Replace => "replaces the pool",
            _ => "nothing in the cloud",
        } + (onAdd is ChangeEffect.Replace ? "; adding it replaces the pool" : string.Empty);

    private static string Describe(RemovalEffect removal, PropertyDefinition property) =>
        property.Required ? "not possible"
        : property.OnChange is ChangeEffect.None ? "nothing in the cloud"
        : removal is RemovalEffect.Keeps ? "the cloud keeps its value"
        : property.Default is { } value ? $"goes back to {Text(value)}"
        : property.Type is ObjectType && property.Field?.Switch is null && !property.WriteOnly ? "each of its properties as listed there"
        : property.DefaultFrom is not null ? "goes back to its default"
        : "removed";

    private static string Text(PropertyValue value) =>
        value switch
        {
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertyNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
            PropertyString { Value: "" } => "empty",
            PropertyString text => text.Value,
            PropertyArray list => string.Join(", ", list.Items.Select(Text)),
            _ => value.ToString(),
        };

    private static bool IsPath(string rulePath, string path) => rulePath.Replace("[]", string.Empty, StringComparison.Ordinal) == path;

    // The place of a property is that of its objects, and its own.
    private static string? FieldOf(string path)
    {
        ObjectType? type = NodePoolShape.Inputs;
        var field = string.Empty;
        foreach (var step in path.Split('.'))
        {
            if (type?.Find(step) is not { Field: { } place } property)
            {
                return null;
            }

            field = place.Path.Length == 0 || field.Length == 0 ? field + place.Path : $"{field}.{place.Path}";
            type = ObjectIn(property.Type);
        }

        return field.Length == 0 ? null : field;
    }

    /// <summary>The effects that an object passes on to its properties.</summary>
    internal sealed record Outer(ChangeEffect? OnChange, RemovalEffect? OnRemoval);
}

/// <summary>A property in the reference.</summary>
/// <param name="Path">Its path, such as <c>spot.strategy</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Doc">What it means.</param>
public sealed record PropertyEntry(string Path, string Type, string Doc)
{
    /// <summary>Whether it must be set.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The documented default; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The allowed numbers, or number of items; null for any.</summary>
    public string? Range { get; init; }

    /// <summary>What a change does.</summary>
    public required string OnChange { get; init; }

    /// <summary>What happens in the cloud when a program no longer sets it.</summary>
    public required string OnRemoval { get; init; }

    /// <summary>What the order of a list means; null if it is none.</summary>
    public string? Order { get; init; }

    /// <summary>The field of the API of ACK; null for a property of the provider alone.</summary>
    public string? Field { get; init; }

    /// <summary>The codes of the rules that check it.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Why it cannot be set here; null if it can.</summary>
    public string? Unavailable { get; init; }
}
