using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The error that the vendor's client threw.</summary>
internal sealed class VendorException(JObject error) : Exception((string?)error["message"])
{
    internal string Code { get; } = (string?)error["code"] ?? string.Empty;

    /// <summary>The vendor's class: ClientError for 4xx, ServerError for 5xx, ThrottlingError.</summary>
    internal string Kind { get; } = (string?)error["kind"] ?? string.Empty;

    internal string RequestId { get; } = (string?)error["requestId"] ?? string.Empty;

    internal int Status { get; } = (int?)error["status"] ?? 0;
}
