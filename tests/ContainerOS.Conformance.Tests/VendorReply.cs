using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>What the vendor's client made of a reply.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The reply as the client's own model holds it: what it does not know, or finds of another type, is not in it.</param>
/// <param name="Lost">The paths that the emulator sent and the client's model does not have, or has of another type.</param>
internal sealed record VendorReply(int Status, JToken Body, IReadOnlyList<string> Lost);
