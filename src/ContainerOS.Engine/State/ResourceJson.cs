using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>
/// Converts a resource from and to state JSON. Names and order of the fields are those of pulumi/pulumi <c>apitype.ResourceV3</c>.
/// </summary>
internal static class ResourceJson
{
    private static readonly HashSet<string> KnownFields =
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
        foreach (var field in state.AdditionalFields)
        {
            json[field.Name] = field.Value.DeepClone();
        }
        return json;
    }

    public static ResourceState Read(JToken token, StateValueReader values)
    {
        if (token is not JObject json || (string?)json["urn"] is not { Length: > 0 } urn)
        {
            throw new FormatException("a resource has no 'urn'");
        }
        var type = (string?)json["type"] ?? throw new FormatException($"resource {urn} has no 'type'");
        return new ResourceState(urn, type)
        {
            Custom = StateFields.Boolean(json["custom"]),
            Delete = StateFields.Boolean(json["delete"]),
            Id = (string?)json["id"] ?? string.Empty,
            Inputs = values.ReadMap(json["inputs"], $"{urn}|inputs"),
            Outputs = values.ReadMap(json["outputs"], $"{urn}|outputs"),
            Parent = (string?)json["parent"],
            Protect = StateFields.Boolean(json["protect"]),
            Dependencies = StateFields.Strings(json["dependencies"]),
            InitErrors = StateFields.Strings(json["initErrors"]),
            Provider = (string?)json["provider"],
            PropertyDependencies = ReadDependencies(json["propertyDependencies"]),
            PendingReplacement = StateFields.Boolean(json["pendingReplacement"]),
            AdditionalSecretOutputs = StateFields.Strings(json["additionalSecretOutputs"]),
            RetainOnDelete = StateFields.Boolean(json["retainOnDelete"]),
            Created = StateFields.Time(json["created"]),
            Modified = StateFields.Time(json["modified"]),
            IgnoreChanges = StateFields.Strings(json["ignoreChanges"]),
            AdditionalFields = [.. json.Properties().Where(field => !KnownFields.Contains(field.Name))],
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadDependencies(JToken? token) =>
        (token as JObject ?? [])
            .Properties()
            .ToImmutableSortedDictionary(field => field.Name, field => StateFields.Strings(field.Value), StringComparer.Ordinal);
}

/// <summary>Reads and writes simple fields of state JSON. Empty fields are omitted, as with <c>omitempty</c> in Go.</summary>
internal static class StateFields
{
    public static ImmutableArray<string> Strings(JToken? token) =>
        token is JArray list ? [.. list.Select(item => (string?)item ?? string.Empty)] : [];

    public static bool Boolean(JToken? token) => token is JValue { Value: true };

    public static DateTimeOffset? Time(JToken? token) =>
        (string?)token is { Length: > 0 } text
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;

    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static void Put(this JObject target, string name, bool value)
    {
        if (value)
        {
            target[name] = true;
        }
    }

    public static void Put(this JObject target, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            target[name] = value;
        }
    }

    public static void Put(this JObject target, string name, ImmutableArray<string> values)
    {
        if (values.Length > 0)
        {
            target[name] = new JArray(values);
        }
    }

    public static void Put(this JObject target, string name, DateTimeOffset? time)
    {
        if (time is { } at)
        {
            target[name] = Write(at);
        }
    }

    public static void Put(this JObject target, string name, JObject value)
    {
        if (value.Count > 0)
        {
            target[name] = value;
        }
    }
}
