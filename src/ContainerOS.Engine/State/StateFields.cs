using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Reads and writes the plain fields of state JSON; empty ones are left out, as Go's <c>omitempty</c> does.</summary>
internal static class StateFields
{
    public static ImmutableArray<string> Texts(JToken? token) =>
        token is JArray list ? [.. list.Select(item => (string?)item ?? string.Empty)] : [];

    public static bool Flag(JToken? token) => token is JValue { Value: true };

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
