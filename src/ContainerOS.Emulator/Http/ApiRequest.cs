using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>A received call.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawPath">The path as sent, encoded.</param>
/// <param name="Query">The query parameters, decoded.</param>
/// <param name="Headers">The headers by lower-case name.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiRequest(
    string Method,
    string RawPath,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    internal string Action => Headers.GetValueOrDefault("x-acs-action", string.Empty);

    internal string Version => Headers.GetValueOrDefault("x-acs-version", string.Empty);

    /// <summary>The segments of the path, decoded.</summary>
    internal string[] PathSegments => [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    private static JObject WithoutNulls(JObject body)
    {
        foreach (var empty in body.Descendants().OfType<JProperty>().Where(field => field.Value.Type is JTokenType.Null).ToList())
        {
            empty.Remove();
        }

        ApiException.ThrowUnless(
            !body.Descendants().Any(value => value is { Type: JTokenType.Null, Parent: JArray }),
            "A list contains null"
        );
        return body;
    }

    internal string? Parameter(string name) => Query.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The body as a JSON object. Null fields are treated as absent, as in the vendor's typed models (inferred).</summary>
    internal JObject Json()
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(Body)))
            {
                DateParseHandling = DateParseHandling.None,
            };
            return Body.Length == 0 ? [] : WithoutNulls(JObject.Load(reader));
        }
        catch (JsonException)
        {
            throw new ApiException(400, "InvalidParameter", "The request body is not a JSON object.");
        }
    }
}
