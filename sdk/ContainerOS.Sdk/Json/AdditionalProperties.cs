using System.Text.Json.Nodes;

namespace ContainerOS.Sdk.Json;

/// <summary>Sends fields of the API that this version of the SDK has no member for.</summary>
public static class AdditionalProperties
{
    /// <summary>Returns a copy with one more field, or with another value of an existing field.</summary>
    /// <param name="part">The value to copy. It is not changed.</param>
    /// <param name="field">The vendor's name of the field, such as <c>instance_patterns</c>.</param>
    /// <param name="value">The value of the field, sent unchanged; null removes the field.</param>
    /// <typeparam name="T">The type of the value to copy.</typeparam>
    /// <returns>The copy.</returns>
    public static T With<T>(this T part, string field, JsonNode? value)
        where T : JsonPart
    {
        ArgumentNullException.ThrowIfNull(part);
        var copy = (T)((JsonPart)part with { });
        copy.PutToken(field, value is null ? null : JsonText.Read(value.ToJsonString()));
        return copy;
    }
}
