using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Schema;

/// <summary>Writes the package's schema in Pulumi's format, from which SDKs and registry pages are made.</summary>
internal sealed class SchemaDocument
{
    private readonly SortedDictionary<string, JObject> types = new(StringComparer.Ordinal);

    private SchemaDocument() { }

    /// <summary>The schema of a package with one provider configuration, and the given resources and functions.</summary>
    internal static string Write(ObjectType configuration, IEnumerable<ResourceSchema> resources, IEnumerable<FunctionSchema> functions)
    {
        var document = new SchemaDocument();
        var entries = resources.Select(resource => new JProperty(resource.Token, document.Resource(resource))).ToList();
        var calls = functions.Select(function => new JProperty(function.Token, document.Function(function))).ToList();
        var config = document.Properties(configuration.Properties);
        return new JObject
        {
            ["name"] = PackageInfo.Name,
            ["displayName"] = "ContainerOS",
            ["version"] = PackageInfo.Version,
            ["description"] = "ContainerOS node pools of Alibaba Cloud ACK, checked before they are made.",
            ["keywords"] = new JArray("pulumi", "alibabacloud", "ack", "kubernetes", "containeros", "kind/native"),
            ["license"] = "Apache-2.0",
            ["meta"] = new JObject { ["moduleFormat"] = "(.*)" },
            ["config"] = new JObject { ["variables"] = config },
            ["provider"] = new JObject { ["description"] = configuration.Doc, ["inputProperties"] = config.DeepClone() },
            ["types"] = new JObject(document.types.Select(type => new JProperty(type.Key, type.Value))),
            ["resources"] = new JObject(entries),
            ["functions"] = new JObject(calls),
            ["language"] = Languages(),
        }.ToString(Formatting.Indented);
    }

    private JObject Resource(ResourceSchema resource)
    {
        var inputs = resource.Inputs.Properties;
        var outputs = inputs.Concat(resource.Outputs).ToList();
        return new JObject
        {
            ["description"] = resource.Doc,
            ["properties"] = Properties(outputs),
            ["required"] = Names(inputs.Where(property => property.Required || property.Name == "name").Concat(resource.Outputs)),
            ["inputProperties"] = Properties(inputs),
            ["requiredInputs"] = Names(inputs.Where(property => property.Required)),
        };
    }

    private JObject Function(FunctionSchema function) =>
        new()
        {
            ["description"] = function.Doc,
            ["inputs"] = Shape(function.Inputs),
            ["outputs"] = Shape(function.Outputs),
        };

    private JObject Properties(IEnumerable<PropertySchema> properties) =>
        new(properties.Select(property => new JProperty(property.Name, Property(property))));

    private JObject Property(PropertySchema property)
    {
        var entry = TypeOf(property.Type);
        entry["description"] = property.Doc;
        if (property.OnChange is ChangeEffect.Replace)
        {
            entry["replaceOnChanges"] = true;
        }

        if (property.Secret)
        {
            entry["secret"] = true;
        }

        return entry;
    }

    private JObject TypeOf(PropertyType type) =>
        type switch
        {
            WholeNumberType => new JObject { ["type"] = "integer" },
            NumberType => new JObject { ["type"] = "number" },
            TruthType => new JObject { ["type"] = "boolean" },
            ListType list => new JObject { ["type"] = "array", ["items"] = TypeOf(list.Item) },
            MapType map => new JObject { ["type"] = "object", ["additionalProperties"] = TypeOf(map.Value) },
            ObjectType shape => Reference(shape.Name, () => Shape(shape)),
            ChoiceType choice => Reference(choice.Name, () => Choice(choice)),
            _ => new JObject { ["type"] = "string" },
        };

    private JObject Reference(string name, Func<JObject> define)
    {
        var token = $"{PackageInfo.Name}:index:{name}";
        if (!types.ContainsKey(token))
        {
            types[token] = define();
        }

        return new JObject { ["$ref"] = $"#/types/{token}" };
    }

    private JObject Shape(ObjectType shape) =>
        new()
        {
            ["type"] = "object",
            ["description"] = shape.Doc,
            ["properties"] = Properties(shape.Properties),
            ["required"] = Names(shape.Properties.Where(property => property.Required)),
        };

    private static JObject Choice(ChoiceType choice) =>
        new() { ["type"] = "string", ["enum"] = new JArray(choice.Choices.Select(term => new JObject { ["value"] = term })) };

    private static JArray Names(IEnumerable<PropertySchema> properties) => new(properties.Select(property => property.Name).Distinct());

    private static JObject Languages() =>
        new()
        {
            ["csharp"] = new JObject { ["rootNamespace"] = "ContainerOS.Pulumi", ["respectSchemaVersion"] = true },
            ["nodejs"] = new JObject { ["packageName"] = "@containeros/pulumi", ["respectSchemaVersion"] = true },
        };
}
