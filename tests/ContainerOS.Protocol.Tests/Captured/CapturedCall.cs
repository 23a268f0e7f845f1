using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ContainerOS.Protocol.Tests.Captured;

/// <summary>One provider call of a real engine: request and response.</summary>
internal sealed record CapturedCall(string Scenario, string Method, JsonNode Request, JsonNode Response)
{
    private const string Service = "ResourceProvider/";

    private MethodDescriptor Descriptor =>
        Wire.ProviderReflection.Descriptor.Services.Single(service => service.Name == "ResourceProvider").FindMethodByName(Method);

    public static IReadOnlyList<CapturedCall> All { get; } = [.. Scenarios().SelectMany(Read)];

    public IMessage ParseRequest() => JsonParser.Default.Parse(Request.ToJsonString(), Descriptor.InputType);

    public IMessage ParseResponse() => JsonParser.Default.Parse(Response.ToJsonString(), Descriptor.OutputType);

    private static IEnumerable<string> Scenarios() =>
        typeof(CapturedCall).Assembly.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal);

    private static IEnumerable<CapturedCall> Read(string scenario)
    {
        using var stream = typeof(CapturedCall).Assembly.GetManifestResourceStream(scenario)!;
        return JsonNode.Parse(stream)!["calls"]!
            .AsArray()
            .Where(call =>
                (string?)call!["progress"] == "response_completed"
                && ((string)call["method"]!).StartsWith(Service, StringComparison.Ordinal)
            )
            .Select(call => new CapturedCall(scenario, ((string)call!["method"]!)[Service.Length..], call["request"]!, call["response"]!));
    }
}
