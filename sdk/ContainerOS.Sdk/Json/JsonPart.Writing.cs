using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

public abstract partial record JsonPart
{
    private protected void Put(string name, string? value) => PutToken(name, value is null ? null : new JValue(value));

    private protected void Put(string name, int? value) => PutToken(name, value is { } number ? new JValue((long)number) : null);

    private protected void Put(string name, long? value) => PutToken(name, value is { } number ? new JValue(number) : null);

    private protected void Put(string name, double? value) => PutToken(name, value is { } number ? new JValue(number) : null);

    private protected void Put(string name, bool? value) => PutToken(name, value is { } truth ? new JValue(truth) : null);

    private protected void Put(string name, JsonPart? value) => PutToken(name, value?.ToJson());

    private protected void Put(string name, IReadOnlyList<string>? values) =>
        PutToken(name, values is null ? null : new JArray(values.Select(value => new JValue(value))));

    private protected void Put(string name, IReadOnlyList<JsonPart>? values) =>
        PutToken(name, values is null ? null : new JArray(values.Select(value => value.ToJson())));

    private protected void Put(string name, IReadOnlyDictionary<string, string>? values) =>
        PutToken(name, values is null ? null : new JObject(values.Select(pair => new JProperty(pair.Key, new JValue(pair.Value)))));

    private protected void Put(string name, IReadOnlyDictionary<string, bool>? values) =>
        PutToken(name, values is null ? null : new JObject(values.Select(pair => new JProperty(pair.Key, new JValue(pair.Value)))));

    internal void PutToken(string name, JToken? token)
    {
        if (token is null)
        {
            Fields.Tree.Remove(name);
        }
        else
        {
            Fields.Tree[name] = token;
        }
    }
}
