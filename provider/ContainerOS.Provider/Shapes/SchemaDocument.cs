using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Shapes;

/// <summary>Writes the schema of the package as JSON of Pulumi, from which SDKs and registry pages are generated.</summary>
internal sealed class SchemaDocument
{
    private readonly SortedDictionary<string, JObject> types = new(StringComparer.Ordinal);

    private SchemaDocument() { }

    /// <summary>Writes the schema of a package with its configuration, resources and functions.</summary>
    internal static string Write(ObjectType configuration, IEnumerable<ResourceSchema> resources, IEnumerable<FunctionSchema> functions)
    {
        var document = new SchemaDocument();
        var entries = resources.Select(resource => new JProperty(resource.Token, document.DescribeResource(resource))).ToList();
        var calls = functions.Select(function => new JProperty(function.Token, document.DescribeFunction(function))).ToList();
        var config = document.DescribeProperties(configuration.Properties);
        return new JObject
        {
            ["name"] = PackageInfo.Name,
            ["displayName"] = "ContainerOS",
            ["version"] = PackageInfo.Version,
            ["description"] = "ContainerOS node pools of Alibaba Cloud ACK, checked before they are created.",
            ["keywords"] = new JArray("pulumi", "alibabacloud", "ack", "kubernetes", "containeros", "category/cloud", "kind/native"),
            ["homepage"] = PackageInfo.Repository,
            ["repository"] = PackageInfo.Repository,
            ["logoUrl"] =
                PackageInfo.Repository.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal)
                + "/main/docs/images/logo.svg",
            ["pluginDownloadURL"] = PackageInfo.PluginDownloadUrl,
            ["license"] = "Apache-2.0",
            ["publisher"] = "ContainerOS.Infra",
            ["meta"] = new JObject { ["moduleFormat"] = "(.*)" },
            ["config"] = new JObject { ["variables"] = config },
            ["provider"] = new JObject { ["description"] = configuration.Doc, ["inputProperties"] = config.DeepClone() },
            ["types"] = new JObject(document.types.Select(type => new JProperty(type.Key, type.Value))),
            ["resources"] = new JObject(entries),
            ["functions"] = new JObject(calls),
            ["language"] = LanguageOptions(),
        }.ToString(Formatting.Indented);
    }

    private JObject DescribeResource(ResourceSchema resource)
    {
        var inputs = resource.Inputs.Properties;
        if (resource.IsComponent)
        {
            return new JObject
            {
                ["description"] = resource.Doc + SchemaExamples.Of(resource.Token),
                ["isComponent"] = true,
                ["properties"] = DescribeProperties(resource.Outputs),
                ["required"] = Names(resource.Outputs),
                ["inputProperties"] = DescribeProperties(inputs),
                ["requiredInputs"] = Names(inputs.Where(property => property.Required)),
            };
        }

        var outputs = inputs.Concat(resource.Outputs).ToList();
        var described = new JObject
        {
            ["description"] = resource.Doc + SchemaExamples.Of(resource.Token),
            ["properties"] = DescribeProperties(outputs),
            ["required"] = Names(inputs.Where(property => property.Required || property.Name == "name").Concat(resource.Outputs)),
            ["inputProperties"] = DescribeProperties(inputs),
            ["requiredInputs"] = Names(inputs.Where(property => property.Required)),
        };
        DescribeAlternatives(described, resource.Inputs);
        return described;
    }

    private JObject DescribeFunction(FunctionSchema function) =>
        new()
        {
            ["description"] = function.Doc + SchemaExamples.Of(function.Token),
            ["inputs"] = DescribeObject(function.Inputs),
            ["outputs"] = DescribeObject(function.Outputs),
        };

    private JObject DescribeProperties(IEnumerable<PropertyDefinition> properties) =>
        new(properties.Select(property => new JProperty(property.Name, DescribeProperty(property))));

    private JObject DescribeProperty(PropertyDefinition property)
    {
        var entry = DescribeType(property.Type);
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

    private JObject DescribeType(PropertyType type) =>
        type switch
        {
            IntegerType => new JObject { ["type"] = "integer" },
            NumberType => new JObject { ["type"] = "number" },
            BooleanType => new JObject { ["type"] = "boolean" },
            ListType list => new JObject { ["type"] = "array", ["items"] = DescribeType(list.Item) },
            MapType map => new JObject { ["type"] = "object", ["additionalProperties"] = DescribeType(map.Value) },
            ObjectType schema => Reference(schema.Name, () => DescribeObject(schema)),
            EnumType choice => Reference(choice.Name, () => DescribeEnum(choice)),
            ReferenceType resource => new JObject { ["$ref"] = $"#/resources/{resource.Token}" },
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

    private JObject DescribeObject(ObjectType schema)
    {
        var described = new JObject
        {
            ["type"] = "object",
            ["description"] = schema.Doc,
            ["properties"] = DescribeProperties(schema.Properties),
            ["required"] = Names(schema.Properties.Where(property => property.Required)),
        };
        DescribeAlternatives(described, schema);
        return described;
    }

    // Pulumi's schema has no word for it: its generators skip what they do not know of a language, and ours makes a union of it.
    private static void DescribeAlternatives(JObject described, ObjectType schema)
    {
        if (schema.Alternatives is { } alternatives)
        {
            var word = alternatives.IsRequired ? "exactlyOneOf" : "atMostOneOf";
            described["language"] = new JObject { ["nodejs"] = new JObject { [word] = new JArray(alternatives.Names) } };
        }
    }

    private static JObject DescribeEnum(EnumType choice) =>
        new()
        {
            ["type"] = "string",
            ["description"] = EnumDocs.Of(choice.Name),
            ["enum"] = new JArray(
                choice.Values.Select(term => new JObject
                {
                    ["name"] = MemberName(term),
                    ["description"] = EnumDocs.Of(choice.Name, term),
                    ["value"] = term,
                })
            ),
        };

    /// <summary>The name of an enum member in programs: <c>CloudEssd</c> for <c>cloud_essd</c>.</summary>
    private static string MemberName(string term) =>
        string.Concat(term.Split('_', '-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static JArray Names(IEnumerable<PropertyDefinition> properties) => new(properties.Select(property => property.Name).Distinct());

    private static JObject LanguageOptions() =>
        new()
        {
            ["csharp"] = new JObject
            {
                ["rootNamespace"] = "ContainerOS",
                ["namespaces"] = new JObject { [PackageInfo.Name] = "Infra" },
                ["packageReferences"] = new JObject { ["Pulumi"] = "3.*" },
                ["respectSchemaVersion"] = true,
            },
            ["nodejs"] = new JObject
            {
                ["packageName"] = "@containeros/infra",
                ["dependencies"] = new JObject { ["@pulumi/pulumi"] = "^3.142.0" },
                ["respectSchemaVersion"] = true,
            },
            ["python"] = new JObject
            {
                ["packageName"] = "containeros_infra",
                ["pyproject"] = new JObject { ["enabled"] = true },
                ["respectSchemaVersion"] = true,
            },
            ["go"] = new JObject
            {
                ["importBasePath"] = PackageInfo.Repository["https://".Length..] + "/sdk/go/containeros",
                ["rootPackageName"] = PackageInfo.Name,
                ["generateResourceContainerTypes"] = true,
                ["respectSchemaVersion"] = true,
            },
        };
}
