using Newtonsoft.Json.Linq;

namespace ContainerOS.SdkGenerator.Schema;

/// <summary>
/// Reads a schema. What it does not know is an error and not left out: an SDK that silently lacks a property is found by users.
/// </summary>
internal sealed class SchemaReader(JObject document)
{
    private const string TypesPrefix = "#/types/";
    private const string ResourcesPrefix = "#/resources/";

    private static readonly HashSet<string> PropertyKeys =
    [
        "type",
        "items",
        "additionalProperties",
        "$ref",
        "description",
        "secret",
        "replaceOnChanges",
        "willReplaceOnChanges",
        "plain",
        "deprecationMessage",
        "language",
    ];

    private static readonly HashSet<string> ObjectKeys = ["type", "description", "properties", "required", "isOverlay", "language"];

    private static readonly HashSet<string> ResourceKeys =
    [
        "description",
        "properties",
        "required",
        "inputProperties",
        "requiredInputs",
        "isComponent",
        "deprecationMessage",
        "aliases",
        "type",
        "language",
    ];

    private static readonly HashSet<string> FunctionKeys = ["description", "inputs", "outputs", "deprecationMessage", "language"];

    internal PackageSpec Read()
    {
        var language = document["language"];
        var types = Members("types").ToList();
        var schema = new PackageSpec
        {
            Name = Text(document, "name"),
            DisplayName = Text(document, "displayName"),
            Version = Text(document, "version"),
            Description = Text(document, "description"),
            License = Text(document, "license"),
            Homepage = (string?)document["homepage"],
            Repository = (string?)document["repository"],
            Publisher = (string?)document["publisher"],
            Keywords = [.. document["keywords"]?.Values<string>().OfType<string>() ?? []],
            PluginDownloadUrl = (string?)document["pluginDownloadURL"],
            CSharpNamespace = $"{language?["csharp"]?["rootNamespace"]}.{language?["csharp"]?["namespaces"]?[Text(document, "name")]}",
            NodePackage =
                (string?)language?["nodejs"]?["packageName"] ?? throw new SchemaException("language.nodejs.packageName is missing"),
            Config = Properties(document["config"]?["variables"], [], "config.variables"),
            Provider = ReadResource($"pulumi:providers:{Text(document, "name")}", "Provider", document["provider"] as JObject ?? []),
            Resources = [.. Members("resources").Select(entry => ReadResource(entry.Name, NameOf(entry.Name), (JObject)entry.Value))],
            Functions = [.. Members("functions").Select(entry => ReadFunction(entry.Name, (JObject)entry.Value))],
            Objects = [.. types.Where(entry => entry.Value["enum"] is null).Select(entry => ReadObject(entry.Name, (JObject)entry.Value))],
            Enums = [.. types.Where(entry => entry.Value["enum"] is not null).Select(entry => ReadEnum(entry.Name, entry.Value))],
        };
        var twice = schema
            .Resources.Select(resource => resource.Name)
            .Concat(schema.Objects.Select(each => each.Name))
            .Concat(schema.Enums.Select(each => each.Name))
            .GroupBy(name => name)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? schema : throw new SchemaException($"two types are named {twice.Key}; a name stands for one type");
    }

    /// <summary>The last part of a token: <c>NodePool</c> of <c>containeros:index:NodePool</c>.</summary>
    private static string NameOf(string token) => token[(token.LastIndexOf(':') + 1)..];

    private static SchemaDoc Doc(JToken entry) => SchemaDoc.Read((string?)entry["description"] ?? string.Empty);

    private static string Text(JObject owner, string name) =>
        (string?)owner[name] ?? throw new SchemaException($"the schema has no {name}");

    private static void RefuseOthers(JObject entry, HashSet<string> known, string place)
    {
        if (entry.Properties().FirstOrDefault(each => !known.Contains(each.Name)) is { } other)
        {
            throw new SchemaException($"{place}: this generator does not write '{other.Name}'");
        }
    }

    private static EnumTypeSpec ReadEnum(string token, JToken entry) =>
        new(
            NameOf(token),
            Doc(entry),
            [.. entry["enum"]!.Select(member => new EnumValueSpec((string)member["name"]!, (string)member["value"]!, Doc(member)))]
        );

    private ObjectTypeSpec ReadObject(string token, JObject entry)
    {
        RefuseOthers(entry, ObjectKeys, token);
        return new(NameOf(token), Doc(entry), Properties(entry["properties"], Required(entry, "required"), token))
        {
            Alternatives = ReadAlternatives(entry),
        };
    }

    private ResourceSpec ReadResource(string token, string name, JObject entry)
    {
        RefuseOthers(entry, ResourceKeys, token);
        return new(token, name, Doc(entry))
        {
            IsComponent = (bool?)entry["isComponent"] ?? false,
            Deprecated = (string?)entry["deprecationMessage"],
            Aliases = [.. entry["aliases"]?.Select(alias => (string)alias["type"]!) ?? []],
            Inputs = Properties(entry["inputProperties"], Required(entry, "requiredInputs"), token),
            Alternatives = ReadAlternatives(entry),
            Outputs = Properties(entry["properties"], Required(entry, "required"), token),
        };
    }

    private static AlternativesSpec? ReadAlternatives(JObject entry) =>
        entry["language"]?["nodejs"] is not JObject hints ? null
        : Names(hints, "exactlyOneOf") is { } required ? new(required, IsRequired: true)
        : Names(hints, "atMostOneOf") is { } optional ? new(optional, IsRequired: false)
        : null;

    private static IReadOnlyList<string>? Names(JObject owner, string name) => owner[name]?.Values<string>().OfType<string>().ToList();

    private FunctionSpec ReadFunction(string token, JObject entry)
    {
        RefuseOthers(entry, FunctionKeys, token);
        var (inputs, outputs) = (entry["inputs"] as JObject ?? [], entry["outputs"] as JObject ?? []);
        return new(token, NameOf(token), Doc(entry))
        {
            Deprecated = (string?)entry["deprecationMessage"],
            InputsDoc = Doc(inputs),
            OutputsDoc = Doc(outputs),
            Inputs = Properties(inputs["properties"], Required(inputs, "required"), token),
            Outputs = Properties(outputs["properties"], Required(outputs, "required"), token),
        };
    }

    private static HashSet<string> Required(JObject owner, string name) => [.. owner[name]?.Values<string>().OfType<string>() ?? []];

    private IEnumerable<JProperty> Members(string section) => (document[section] as JObject)?.Properties() ?? [];

    private IReadOnlyList<PropertySpec> Properties(JToken? map, HashSet<string> required, string place) =>
        [
            .. ((map as JObject)?.Properties() ?? []).Select(property =>
            {
                var entry = (JObject)property.Value;
                RefuseOthers(entry, PropertyKeys, $"{place}.{property.Name}");
                return new PropertySpec(property.Name, ReadType(entry, $"{place}.{property.Name}"), Doc(entry))
                {
                    IsRequired = required.Contains(property.Name),
                    IsSecret = (bool?)entry["secret"] ?? false,
                    IsPlain = (bool?)entry["plain"] ?? false,
                    Deprecated = (string?)entry["deprecationMessage"],
                };
            }),
        ];

    private TypeSpec ReadType(JToken? entry, string place) =>
        ((string?)entry?["$ref"], (string?)entry?["type"]) switch
        {
            ("pulumi.json#/Any", _) => new PrimitiveSpec(PrimitiveKind.Any),
            ({ } reference, _) => ReadReference(Uri.UnescapeDataString(reference), place),
            (_, "string") => new PrimitiveSpec(PrimitiveKind.Text),
            (_, "integer") => new PrimitiveSpec(PrimitiveKind.Integer),
            (_, "number") => new PrimitiveSpec(PrimitiveKind.Number),
            (_, "boolean") => new PrimitiveSpec(PrimitiveKind.Boolean),
            (_, "array") => new ListSpec(ReadType(entry!["items"], place + "[]")),
            (_, "object") => new MapSpec(ReadType(entry!["additionalProperties"], place + ".*")),
            var (_, type) => throw new SchemaException($"{place}: this generator does not write the type '{type}'"),
        };

    private NamedSpec ReadReference(string reference, string place)
    {
        if (
            reference.StartsWith(ResourcesPrefix, StringComparison.Ordinal)
            && document["resources"]?[reference[ResourcesPrefix.Length..]] is not null
        )
        {
            return new(NamedKind.Resource, NameOf(reference));
        }

        var type =
            (reference.StartsWith(TypesPrefix, StringComparison.Ordinal) ? document["types"]?[reference[TypesPrefix.Length..]] : null)
            ?? throw new SchemaException($"{place}: the schema has no {reference}");
        return new(type["enum"] is null ? NamedKind.Object : NamedKind.Enum, NameOf(reference));
    }
}
