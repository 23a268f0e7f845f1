using System.Text.Json.Nodes;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Reference;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.Tests.Shapes;
using ContainerOS.Testing;

namespace ContainerOS.Provider.Tests.Reference;

/// <summary>
/// Each field of the vendor's requests (from npm @alicloud/cs20151215) is sent for a property, or the reference says why it is not.
/// </summary>
public sealed class LeftOutFieldTests
{
    private static readonly JsonObject Models = JsonNode.Parse(
        File.ReadAllText(RepositoryRoot.PathOf("src", "ContainerOS.Emulator", "Data", "api-models.json"))
    )!["models"]!.AsObject();

    private static readonly string[] Requests =
    [
        "CreateClusterNodePoolRequest",
        "ModifyClusterNodePoolRequest",
        "ModifyNodePoolNodeConfigRequest",
    ];

    [Fact]
    public void EveryFieldOfARequest_IsSent_OrTheReferenceSaysWhyNot()
    {
        var sent = Sent();
        var open = Model().Where(field => !sent.Any(each => IsIn(field, each)) && !LeftOutFields.All.Any(left => IsIn(left.Path, field)));

        Assert.Equal(string.Empty, string.Join(", ", open));
    }

    [Fact]
    public void EveryFieldThatIsLeftOut_IsInTheModel_AndIsNotSent()
    {
        var (model, sent) = (Model(), Sent());

        Assert.All(LeftOutFields.All, left => Assert.Contains(model, field => IsIn(left.Path, field)));
        Assert.All(LeftOutFields.All, left => Assert.DoesNotContain(sent, field => IsIn(left.Path, field)));
    }

    [Fact]
    public void FieldsThatAreLeftOut_AreSortedAndGivenOnce() =>
        Assert.Equal(
            LeftOutFields.All.Select(left => left.Path).Order(StringComparer.Ordinal).Distinct(),
            LeftOutFields.All.Select(left => left.Path)
        );

    private static bool IsIn(string path, string field) => field == path || field.StartsWith(path + ".", StringComparison.Ordinal);

    private static HashSet<string> Model() => [.. Requests.SelectMany(request => Leaves(Models[request]!, string.Empty))];

    /// <summary>What requests for all properties have, with a fixed size and with the autoscaler.</summary>
    private static HashSet<string> Sent()
    {
        var all = (PropertyMap)SampleValue.Of(NodePoolShape.Inputs);
        IReadOnlyList<InputChange> changes = [.. all.Keys.Select(name => new InputChange([name], ChangeKind.Update, ChangeEffect.InPlace))];
        var afterJoin = EmulatedProvider.InputsWithScript("echo hello\n")["bootstrap"];
        PropertyMap[] programs = [all, all.Without("autoScaling").Without("spot").With("bootstrap", afterJoin), all.Without("prepaid")];
        return
        [
            "update_nodes", // The SDK adds it to changes of labels and taints.
            .. programs.SelectMany(program =>
                new JsonNode[]
                {
                    NodePoolRequests.CreateRequest(program, "image", ownership: null).ToJson(),
                    NodePoolRequests.CreatePatch([], program, changes, "image", null, default).ToJson(),
                    NodePoolRequests.CreateNodeConfig([], program, changes)!.ToJson(),
                }.SelectMany(request => Leaves(request, string.Empty))
            ),
        ];
    }

    private static IEnumerable<string> Leaves(JsonNode node, string path) =>
        node switch
        {
            JsonObject { Count: > 0 } fields when !fields.ContainsKey("*") => fields.SelectMany(field =>
                Leaves(field.Value!, path.Length == 0 ? field.Key : $"{path}.{field.Key}")
            ),
            JsonArray { Count: > 0 } items when items[0] is JsonObject => items.SelectMany(item => Leaves(item!, path)),
            _ => [path],
        };
}
