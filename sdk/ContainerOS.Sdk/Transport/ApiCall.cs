using System.Text;
using ContainerOS.Sdk.Signing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>One call of an API.</summary>
/// <param name="Action">The action, such as <c>CreateClusterNodePool</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with its segments encoded.</param>
/// <param name="Idempotency">Whether the call is safe to send again when its outcome is unknown.</param>
internal sealed record ApiCall(string Action, HttpMethod Method, string Path, Idempotency Idempotency)
{
    /// <summary>Parameters of the query, not encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body; null for none.</summary>
    public JObject? Body { get; init; }

    /// <summary>Whether faults are retried; false for a call that is polled, where the next poll is the retry.</summary>
    public bool IsRetried { get; init; } = true;

    /// <summary>Whether the reply has no content that is read, so that its body may be empty.</summary>
    public bool IsReplyEmpty { get; init; }

    /// <summary>Joins segments to a path and encodes them.</summary>
    /// <exception cref="ArgumentException">
    /// An id is empty or consists of dots: the path would address something else, such as all node pools instead of one.
    /// </exception>
    public static string PathOf(params ReadOnlySpan<string> segments)
    {
        var path = new StringBuilder();
        foreach (var segment in segments)
        {
            if (string.IsNullOrWhiteSpace(segment) || segment is "." or "..")
            {
                throw new ArgumentException($"\"{segment}\" is not an id: the path would address something else.", nameof(segments));
            }

            path.Append('/').Append(PercentEncoding.Encode(segment));
        }

        return path.ToString();
    }
}

/// <summary>Whether a call is safe to send again when its outcome is unknown.</summary>
internal enum Idempotency
{
    /// <summary>The call changes nothing or sets a desired state; it is safe to retry.</summary>
    Idempotent,

    /// <summary>Sent twice, the call may take effect twice; check the state before sending it again.</summary>
    NonIdempotent,
}
