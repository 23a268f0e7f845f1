using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.Tests.Shapes;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Tests.NodePools;

/// <summary>
/// The places of properties are those of the vendor's models, which the emulator has as data (from npm @alicloud/cs20151215).
/// </summary>
public sealed class PropertyPlaceTests
{
    private static readonly JObject Models = (JObject)
        JObject.Parse(File.ReadAllText(RepositoryRoot.PathOf("src", "ContainerOS.Emulator", "Data", "api-models.json")))["models"]!;

    private static PropertyMap All => (PropertyMap)SampleValue.Of(NodePoolShape.Inputs);

    private static IReadOnlyList<InputChange> Everything =>
        [.. All.Keys.Select(name => new InputChange([name], ChangeKind.Update, ChangeEffect.InPlace))];

    [Fact]
    public void Create_WithEveryProperty_HasOnlyFieldsOfTheVendorsModel() =>
        Assert.Empty(Unknown(NodePoolRequests.CreateRequest(All, "image", ownership: null).ToJson(), "CreateClusterNodePoolRequest"));

    [Fact]
    public void Modify_WithEveryProperty_HasOnlyFieldsOfTheVendorsModel() =>
        Assert.Empty(
            Unknown(NodePoolRequests.CreatePatch([], All, Everything, null, null, default).ToJson(), "ModifyClusterNodePoolRequest")
        );

    [Fact]
    public void NodeConfig_WithEveryProperty_HasOnlyFieldsOfTheVendorsModel() =>
        Assert.Empty(Unknown(NodePoolRequests.CreateNodeConfig([], All, Everything)!.ToJson(), "ModifyNodePoolNodeConfigRequest"));

    [Fact]
    public void Create_WithEveryProperty_IsReadBackAsTheSameInputs()
    {
        var inputs = All;
        var sent = NodePoolRequests.CreateRequest(inputs, "image", ownership: null).ToJson();
        sent["auto_scaling"]!["enable"] = true;
        // Spot and prepaid instances exclude each other in the API; both are read here.
        sent["scaling_group"]!["instance_charge_type"] = "PrePaid";

        var read = CloudJson.Read(NodePoolShape.Inputs, sent);

        foreach (var (name, value) in read.Where(pair => !IsOfAnotherCall(pair.Key)))
        {
            Assert.Equal((name, Text(Available(name, inputs[name]))), (name, Text(value)));
        }

        Assert.Empty(
            inputs
                .Keys.Where(name => NodePoolShape.Inputs.Find(name) is { Field: { IsInCreate: true, IsComposed: false } })
                .Except(read.Keys)
                .Except(["desiredSize"])
        );
    }

    private static bool IsOfAnotherCall(string name) => NodePoolShape.Inputs.Find(name) is { Field.IsInCreate: false };

    // The disk's rows that are not available in this place, and those that replies do not have.
    private static PropertyValue Available(string name, PropertyValue value) =>
        NodePoolShape.Inputs.Find(name)!.Type is ObjectType type && value is PropertyMap map
            ? PropertyMap.Of(map.Where(pair => type.Find(pair.Key) is { Unavailable: null }))
            : value;

    private static string Text(PropertyValue value) => value.ToString();

    private static IEnumerable<string> Unknown(System.Text.Json.Nodes.JsonObject request, string model) =>
        Unknown(JObject.Parse(request.ToJsonString()), (JObject)Models[model]!, string.Empty);

    private static IEnumerable<string> Unknown(JObject request, JObject model, string path) =>
        request
            .Properties()
            .SelectMany(field =>
                (model[field.Name] ?? model["*"]) is not { } type
                    ? [path + field.Name]
                    : (field.Value, type) switch
                    {
                        (JObject inner, JObject fields) => Unknown(inner, fields, $"{path}{field.Name}."),
                        (JArray items, JArray { First: JObject fields }) => items
                            .OfType<JObject>()
                            .SelectMany(item => Unknown(item, fields, $"{path}{field.Name}[].")),
                        _ => IsOfType(field.Value, (string?)(type as JValue))
                            ? []
                            : [$"{path}{field.Name} is {field.Value.Type}, not {type}"],
                    }
            );

    private static bool IsOfType(JToken value, string? type) =>
        type switch
        {
            "string" => value.Type is JTokenType.String,
            "number" => value.Type is JTokenType.Integer or JTokenType.Float,
            "boolean" => value.Type is JTokenType.Boolean,
            _ => true,
        };
}
