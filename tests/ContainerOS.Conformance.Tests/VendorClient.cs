using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The vendor's clients for ACK and ECS, unmodified, on one emulator with one account.</summary>
internal sealed class VendorClient(
    NodeJsProcess node,
    Uri emulator,
    string keySecret = DemoAccount.AccessKeySecret,
    string keyId = DemoAccount.AccessKeyId,
    string? token = null
)
{
    /// <summary>
    /// A call of ACK: <c>CreateClusterNodePool</c> is the client's <c>createClusterNodePool</c> with its
    /// <c>CreateClusterNodePoolRequest</c>.
    /// </summary>
    internal Task<VendorReply> AckAsync(string action, string[] path, JObject? body = null) => CallAsync("cs", action, path, body);

    /// <summary>A call of ECS.</summary>
    internal Task<VendorReply> EcsAsync(string action, JObject body) => CallAsync("ecs", action, [], body);

    /// <summary>A call of STS by the vendor's core, signed or not.</summary>
    internal Task<VendorReply> StsAsync(string action, JObject body, bool isAnonymous = false) =>
        SendAsync(
            new JObject
            {
                ["product"] = "sts",
                ["method"] = action,
                ["body"] = body,
                ["anonymous"] = isAnonymous,
            }
        );

    /// <summary>What the vendor's model of a request keeps of a body, without a call.</summary>
    internal Task<VendorReply> ModelAsync(string request, JObject body) =>
        SendAsync(
            new JObject
            {
                ["product"] = "cs",
                ["method"] = "toMap",
                ["request"] = request,
                ["body"] = body,
            }
        );

    private Task<VendorReply> CallAsync(string product, string action, string[] path, JObject? body) =>
        SendAsync(
            new JObject
            {
                ["product"] = product,
                ["method"] = char.ToLowerInvariant(action[0]) + action[1..],
                ["path"] = new JArray(path),
                ["request"] = body is null ? null : action + "Request",
                ["body"] = body,
            }
        );

    private async Task<VendorReply> SendAsync(JObject message)
    {
        message["emulator"] = emulator.Authority;
        message["keyId"] = keyId;
        message["keySecret"] = keySecret;
        message["token"] = token;
        var reply = await node.CallAsync(message, TestContext.Current.CancellationToken);
        return reply["error"] is JObject error
            ? throw new VendorException(error)
            : new VendorReply((int)reply["status"]!, reply["body"]!, [.. reply["lost"]!.Select(lost => (string)lost!)]);
    }
}

/// <summary>A reply as parsed by the vendor's client.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The reply in the client's model, without unknown fields and fields of another type.</param>
/// <param name="Lost">The paths of fields that the client's model lacks or has with another type.</param>
internal sealed record VendorReply(int Status, JToken Body, IReadOnlyList<string> Lost);

/// <summary>The error that the vendor's client threw.</summary>
internal sealed class VendorException(JObject error) : Exception((string?)error["message"])
{
    internal string Code { get; } = (string?)error["code"] ?? string.Empty;

    /// <summary>The vendor's class: ClientError for 4xx, ServerError for 5xx, ThrottlingError.</summary>
    internal string Kind { get; } = (string?)error["kind"] ?? string.Empty;

    internal string RequestId { get; } = (string?)error["requestId"] ?? string.Empty;

    internal int Status { get; } = (int?)error["status"] ?? 0;
}
