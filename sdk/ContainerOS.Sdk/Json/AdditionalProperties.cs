using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>A way to send what this version of the SDK has no member for.</summary>
public static class AdditionalProperties
{
    /// <summary>A copy with one field more, or with another value of it.</summary>
    /// <param name="part">What is copied; it stays as it is.</param>
    /// <param name="field">The vendor's name of the field, such as <c>instance_patterns</c>.</param>
    /// <param name="value">Its value, sent as it is; null takes the field out.</param>
    /// <typeparam name="T">The kind of it.</typeparam>
    public static T With<T>(this T part, string field, JToken? value)
        where T : JsonPart
    {
        ArgumentNullException.ThrowIfNull(part);
        var copy = (T)((JsonPart)part with { });
        copy.PutToken(field, value?.DeepClone());
        return copy;
    }
}
