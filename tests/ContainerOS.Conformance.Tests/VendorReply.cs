using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>What the vendor's client made of a reply.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The reply as the client's own model holds it: what it does not know, or finds of another type, is not in it.</param>
internal sealed record VendorReply(int Status, JToken Body);
