using System.Text;
using ContainerOS.Sdk.Signing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>One call of an API.</summary>
/// <param name="Action">The action, such as <c>CreateClusterNodePool</c>.</param>
/// <param name="Method">The HTTP verb.</param>
/// <param name="Path">The path, its parts encoded.</param>
/// <param name="Idempotency">What may be done when the outcome is not known.</param>
internal sealed record ApiCall(string Action, HttpMethod Method, string Path, Idempotency Idempotency)
{
    /// <summary>Parameters of the query, not encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public JObject? Body { get; init; }

    /// <summary>Whether the reply says nothing, so that its body may be empty.</summary>
    public bool IsReplyEmpty { get; init; }

    /// <summary>A path of encoded parts.</summary>
    /// <exception cref="ArgumentException">An id is empty or dots: the path would address something else, such as all pools instead of one.</exception>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var path = new StringBuilder();
        foreach (var part in parts)
        {
            path.Append('/').Append(PercentEncoding.Encode(Checked(part)));
        }

        return path.ToString();
    }

    private static string Checked(string part) =>
        string.IsNullOrWhiteSpace(part) || part is "." or ".."
            ? throw new ArgumentException($"\"{part}\" is no id: it would address something else.", nameof(part))
            : part;
}
