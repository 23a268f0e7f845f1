using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>A resource as state JSON and back; the names and their order are those of pulumi/pulumi <c>apitype.ResourceV3</c>.</summary>
internal static class ResourceJson
{
    private static readonly HashSet<string> Known =
    [
        "urn",
        "custom",
        "delete",
        "id",
        "type",
        "inputs",
        "outputs",
        "parent",
        "protect",
        "dependencies",
        "initErrors",
        "provider",
        "propertyDependencies",
        "pendingReplacement",
        "additionalSecretOutputs",
        "retainOnDelete",
        "created",
        "modified",
        "ignoreChanges",
    ];

    public static JObject Write(ResourceState state, StateValueWriter values)
    {
        var json = new JObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        json.Put("delete", state.Delete);
        json.Put("id", state.Id);
        json["type"] = state.Type;
        json.Put("inputs", values.WriteMap(state.Inputs, $"{state.Urn}|inputs"));
        json.Put("outputs", values.WriteMap(state.Outputs, $"{state.Urn}|outputs"));
        json.Put("parent", state.Parent);
        json.Put("protect", state.Protect);
        json.Put("dependencies", state.Dependencies);
        json.Put("initErrors", state.InitErrors);
        json.Put("provider", state.Provider);
        json.Put(
            "propertyDependencies",
            new JObject(state.PropertyDependencies.Select(entry => new JProperty(entry.Key, new JArray(entry.Value))))
        );
        json.Put("pendingReplacement", state.PendingReplacement);
        json.Put("additionalSecretOutputs", state.AdditionalSecretOutputs);
        json.Put("retainOnDelete", state.RetainOnDelete);
        json.Put("created", state.Created);
        json.Put("modified", state.Modified);
        json.Put("ignoreChanges", state.IgnoreChanges);
        foreach (var field in state.Rest)
        {
            json[field.Name] = field.Value.DeepClone();
        }
        return json;
    }

    public static ResourceState Read(JToken token, StateValueReader values)
    {
        if (token is not JObject json || (string?)json["urn"] is not { Length: > 0 } urn)
        {
            throw new FormatException("a resource lacks its 'urn'");
        }
        var type = (string?)json["type"] ?? throw new FormatException($"resource {urn} lacks its 'type'");
        return new ResourceState(urn, type)
        {
            Custom = StateFields.Flag(json["custom"]),
            Delete = StateFields.Flag(json["delete"]),
            Id = (string?)json["id"] ?? string.Empty,
            Inputs = values.ReadMap(json["inputs"], $"{urn}|inputs"),
            Outputs = values.ReadMap(json["outputs"], $"{urn}|outputs"),
            Parent = (string?)json["parent"],
            Protect = StateFields.Flag(json["protect"]),
            Dependencies = StateFields.Texts(json["dependencies"]),
            InitErrors = StateFields.Texts(json["initErrors"]),
            Provider = (string?)json["provider"],
            PropertyDependencies = ReadDependencies(json["propertyDependencies"]),
            PendingReplacement = StateFields.Flag(json["pendingReplacement"]),
            AdditionalSecretOutputs = StateFields.Texts(json["additionalSecretOutputs"]),
            RetainOnDelete = StateFields.Flag(json["retainOnDelete"]),
            Created = StateFields.Time(json["created"]),
            Modified = StateFields.Time(json["modified"]),
            IgnoreChanges = StateFields.Texts(json["ignoreChanges"]),
            Rest = [.. json.Properties().Where(field => !Known.Contains(field.Name))],
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadDependencies(JToken? token) =>
        (token as JObject ?? [])
            .Properties()
            .ToImmutableSortedDictionary(field => field.Name, field => StateFields.Texts(field.Value), StringComparer.Ordinal);
}
