using System.Text;
using ContainerOS.Emulator.Fields;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;

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
    private IReadOnlyList<KeyValuePair<string, string>>? form;

    /// <summary>The operation; calls in the older style have it in the query.</summary>
    internal string Action => Headers.GetValueOrDefault("x-acs-action") ?? Parameter("Action") ?? string.Empty;

    internal string Version => Headers.GetValueOrDefault("x-acs-version") ?? Parameter("Version") ?? string.Empty;

    /// <summary>The parameters in a body of the type of forms.</summary>
    private IReadOnlyList<KeyValuePair<string, string>> Form =>
        form ??= Headers
            .GetValueOrDefault("content-type", string.Empty)
            .StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal)
            ?
            [
                .. QueryHelpers
                    .ParseQuery(Encoding.UTF8.GetString(Body))
                    .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? string.Empty))),
            ]
            : [];

    /// <summary>The segments of the path, decoded.</summary>
    internal string[] PathSegments => [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>A parameter of the query, or of a form.</summary>
    internal string? Parameter(string name) => Find(Query, name) ?? Find(Form, name);

    /// <summary>A truth value in any case: the vendor's C# client sends <c>True</c>. Any other text is false (inferred).</summary>
    internal bool FlagParameter(string name) => string.Equals(Parameter(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts of a parameter that is a JSON array; empty when it is absent.</summary>
    internal IReadOnlyList<string> ListParameter(string name)
    {
        if (Parameter(name) is not { Length: > 0 } text)
        {
            return [];
        }

        try
        {
            return FieldMap.Of((name, JsonFields.ReadList(text))).Texts(name)!.Value;
        }
        catch (JsonException)
        {
            throw new ApiException(400, "InvalidParameter", $"{name} is not a JSON array.");
        }
    }

    /// <summary>The body as an object; an empty one for an empty body.</summary>
    internal FieldMap Fields()
    {
        try
        {
            return Body.Length == 0 ? FieldMap.Empty : JsonFields.Read(Encoding.UTF8.GetString(Body));
        }
        catch (JsonException)
        {
            throw new ApiException(400, "InvalidParameter", "The request body is not a JSON object.");
        }
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        foreach (var (known, value) in parameters)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }
}
