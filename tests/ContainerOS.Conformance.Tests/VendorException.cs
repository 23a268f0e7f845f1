using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The error that the vendor's client threw.</summary>
internal sealed class VendorException(JObject error) : Exception((string?)error["message"])
{
    internal string Code { get; } = (string?)error["code"] ?? string.Empty;

    internal int Status { get; } = (int?)error["status"] ?? 0;
}
