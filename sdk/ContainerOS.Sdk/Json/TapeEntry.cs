using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>One value of a document.</summary>
/// <param name="Name">Its name, in an object.</param>
/// <param name="Type">What it is.</param>
/// <param name="Value">Its value; null for an object and a list.</param>
/// <param name="Next">The place after it and all that is in it.</param>
internal readonly record struct TapeEntry(string? Name, JTokenType Type, object? Value, int Next);
