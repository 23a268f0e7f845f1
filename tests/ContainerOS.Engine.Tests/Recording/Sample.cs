using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests.Recording;

/// <summary>Property values as JSON, in which <c>{"$": ...}</c> is a secret and <c>"?"</c> an unknown value.</summary>
internal static class Sample
{
    public static PropertyMap Map(string json) => (PropertyMap)Value(JToken.Parse(json));

    private static PropertyValue Value(JToken token) =>
        token switch
        {
            JObject map when map["$"] is { } secret => new PropertySecret(Value(secret)),
            JObject map => PropertyMap.Of(map.Properties().Select(field => KeyValuePair.Create(field.Name, Value(field.Value)))),
            JArray list => PropertyArray.Of(list.Select(Value)),
            JValue { Type: JTokenType.Boolean } flag => (bool)flag,
            JValue { Type: JTokenType.Integer or JTokenType.Float } number => (double)number,
            JValue { Value: "?" } => PropertyUnknown.Instance,
            JValue { Value: string text } => text,
            _ => PropertyNull.Instance,
        };
}
