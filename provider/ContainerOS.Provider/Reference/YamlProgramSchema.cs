using ContainerOS.Provider.Components;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Reference;

/// <summary>
/// Writes the JSON schema of Pulumi YAML programs with node pools, for editors, from the definitions. Resources of other packages are
/// accepted as they are.
/// </summary>
public static class YamlProgramSchema
{
    private const string Expression = "expression";

    /// <summary>The schema.</summary>
    public static string Write()
    {
        var types = new SortedDictionary<string, JObject>(StringComparer.Ordinal)
        {
            [Expression] = new JObject
            {
                ["description"] = "A reference such as ${pool.id}, or a call such as fn::secret.",
                ["anyOf"] = new JArray(
                    new JObject { ["type"] = "string", ["pattern"] = @"\$\{" },
                    new JObject
                    {
                        ["type"] = "object",
                        ["minProperties"] = 1,
                        ["patternProperties"] = new JObject { ["^fn::"] = new JObject() },
                        ["additionalProperties"] = false,
                    }
                ),
            },
        };
        foreach (var resource in PackageSchema.Resources)
        {
            types[resource.Inputs.Name] = Object(resource.Inputs, types);
        }

        var document = new JObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A Pulumi YAML program with ContainerOS node pools",
            ["type"] = "object",
            ["required"] = new JArray("name", "runtime"),
            ["properties"] = new JObject
            {
                ["name"] = new JObject { ["type"] = "string" },
                ["runtime"] = new JObject(),
                ["config"] = new JObject
                {
                    ["type"] = "object",
                    ["properties"] = new JObject(
                        ConfigurationSchema.Inputs.Properties.Select(setting => new JProperty(
                            $"{PackageInfo.Name}:{setting.Name}",
                            new JObject
                            {
                                ["description"] = setting.Doc,
                                ["type"] = "object",
                                ["properties"] = new JObject { ["value"] = Type(setting.Type, types) },
                                ["required"] = new JArray("value"),
                            }
                        ))
                    ),
                },
                ["resources"] = new JObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JObject
                    {
                        ["type"] = "object",
                        ["required"] = new JArray("type"),
                        ["properties"] = new JObject { ["type"] = new JObject { ["type"] = "string" } },
                        ["allOf"] = new JArray(PackageSchema.Resources.Select(resource => Inputs(resource))),
                    },
                },
            },
        };
        document["definitions"] = new JObject(types.Select(type => new JProperty(type.Key, type.Value)));
        return document.ToString(Formatting.Indented) + "\n";
    }

    /// <summary>What the properties of a resource of a type are.</summary>
    private static JObject Inputs(ResourceSchema resource)
    {
        var name = resource.Token.Split(':')[^1];
        return new JObject
        {
            ["if"] = new JObject
            {
                ["properties"] = new JObject
                {
                    ["type"] = new JObject { ["enum"] = new JArray($"{PackageInfo.Name}:{name}", resource.Token) },
                },
            },
            ["then"] = new JObject { ["properties"] = new JObject { ["properties"] = Reference(resource.Inputs.Name) } },
        };
    }

    private static JObject Object(ObjectType type, SortedDictionary<string, JObject> types) =>
        new()
        {
            ["type"] = "object",
            ["description"] = type.Doc,
            ["additionalProperties"] = false,
            ["required"] = new JArray(type.Properties.Where(property => property.Required).Select(property => property.Name)),
            ["properties"] = new JObject(
                type.Properties.Where(property => property.Unavailable is null)
                    .Select(property => new JProperty(property.Name, Property(property, types)))
            ),
        };

    private static JObject Property(PropertyDefinition property, SortedDictionary<string, JObject> types)
    {
        var value = Type(property.Type, types);
        if (property.Range is { } range)
        {
            var (least, greatest) = property.Type is ListType ? ("minItems", "maxItems") : ("minimum", "maximum");
            Limit(value, least, range.Least);
            Limit(value, greatest, range.Greatest);
        }

        return new JObject { ["description"] = property.Doc, ["anyOf"] = new JArray(value, Reference(Expression)) };
    }

    private static void Limit(JObject type, string name, double? value)
    {
        if (value is { } number)
        {
            type[name] = (long)number;
        }
    }

    private static JObject Type(PropertyType type, SortedDictionary<string, JObject> types) =>
        type switch
        {
            ObjectType inner => Named(inner, types),
            ListType list => new JObject { ["type"] = "array", ["items"] = OrExpression(Type(list.Item, types)) },
            // YAML reads 262144 as a number where a map of strings is meant.
            MapType { Value: TextType } => new JObject
            {
                ["type"] = "object",
                ["additionalProperties"] = OrExpression(new JObject { ["type"] = new JArray("string", "number", "boolean") }),
            },
            MapType map => new JObject { ["type"] = "object", ["additionalProperties"] = OrExpression(Type(map.Value, types)) },
            EnumType choice => new JObject { ["enum"] = new JArray(choice.Values) },
            IntegerType => new JObject { ["type"] = "integer" },
            NumberType => new JObject { ["type"] = "number" },
            BooleanType => new JObject { ["type"] = "boolean" },
            _ => new JObject { ["type"] = "string" },
        };

    private static JObject Named(ObjectType type, SortedDictionary<string, JObject> types)
    {
        // Types that are one in the package's schema have other properties in other places.
        var name =
            ReferenceEquals(type, DiskShape.Data) ? "DataDisk"
            : ReferenceEquals(type, NodePoolTemplateShape.OfSet) ? "NodePoolSetTemplate"
            : ReferenceEquals(type, NodePoolTemplateShape.InSet) ? "NodePoolOfSet"
            : ReferenceEquals(type, NodePoolTemplateShape.OfWaves) ? "NodePoolWavesTemplate"
            : type.Name;
        if (!types.ContainsKey(name))
        {
            types[name] = [];
            types[name] = Object(type, types);
        }

        return Reference(name);
    }

    private static JObject OrExpression(JObject type) => new() { ["anyOf"] = new JArray(type, Reference(Expression)) };

    private static JObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}
