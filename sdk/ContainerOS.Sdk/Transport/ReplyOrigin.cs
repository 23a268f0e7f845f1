using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Transport;

/// <summary>
/// The reply that a JSON value came from. It is attached to the root of the reply, so that the error about a field can name the reply
/// when the field is read.
/// </summary>
/// <param name="Action">The action that was called.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RequestId">The request id, or null.</param>
internal sealed record ReplyOrigin(string Action, int Status, string? RequestId)
{
    // The casings of the request id across CS and ECS (reply models of cs-20151215 and ecs-20140526).
    private static readonly string[] IdNames = ["request_id", "requestId", "RequestId"];
    private static readonly ReplyOrigin None = new("Reading a value", 0, null);

    /// <summary>When the service sent the reply, by its clock in whole seconds, or null.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The reply that a value came from; null when it did not come from a reply.</summary>
    public static ReplyOrigin? Of(JToken value) => value.Root.Annotation<ReplyOrigin>();

    /// <summary>The request id in the body of a reply, or null.</summary>
    public static string? IdIn(JsonFields? body)
    {
        foreach (var name in body is null ? [] : IdNames)
        {
            if (body!.Find(name)?.Value is string { Length: > 0 } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The error that a value does not have the type that the API documents.</summary>
    public static UnexpectedFieldException Unexpected(JToken holder, string name, string expected)
    {
        var origin = Of(holder) ?? None;
        var found = holder is JObject fields ? fields[name] : null;
        var path = found?.Path ?? (holder.Path.Length > 0 && name.Length > 0 ? $"{holder.Path}.{name}" : holder.Path + name);
        return new(
            origin.Action,
            origin.Status,
            origin.RequestId,
            path,
            expected,
            (name.Length == 0 ? holder : found)?.Type.ToString() ?? "nothing"
        );
    }

    /// <summary>The list of objects at a path of names.</summary>
    /// <exception cref="UnexpectedFieldException">There is no list: a reply without its list must not read as an empty list.</exception>
    public static IReadOnlyList<JObject> Items(JToken reply, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            reply = (reply as JObject)?[name] ?? throw Unexpected(reply, name, "a list of objects");
        }

        return reply is JArray list && list.All(item => item is JObject)
            ? [.. list.OfType<JObject>()]
            : throw Unexpected(reply.Parent?.Parent ?? reply, path.Length > 0 ? path[^1] : string.Empty, "a list of objects");
    }
}
