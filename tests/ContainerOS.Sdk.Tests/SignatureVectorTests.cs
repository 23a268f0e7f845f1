using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Signing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests;

public sealed class SignatureVectorTests
{
    public static TheoryData<string> Names { get; } = [.. All().Select(vector => (string)vector["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_CanonicalRequestAndSignature_AreThePublishedOnes(string name)
    {
        var vector = All().Single(vector => (string)vector["name"]! == name);
        var (request, expected) = ((JObject)vector["request"]!, vector["expected"]!);
        var headers = ((JObject)request["headers"]!).Properties().Select(header => KeyValuePair.Create(header.Name, (string)header.Value!));
        var query = ((JObject)request["query"]!)
            .Properties()
            .Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value ?? string.Empty));

        var canonical = new CanonicalRequest(
            (string)request["method"]!,
            (string)request["path"]!,
            PercentEncoding.Query(query),
            headers,
            (string)request["headers"]!["x-acs-content-sha256"]!
        );

        Assert.Equal((string)expected["canonicalRequest"]!, canonical.Text);
        Assert.Equal((string)expected["signature"]!, Acs3Signature.Sign(canonical, new Secret((string)vector["accessKeySecret"]!)));
    }

    [Fact]
    public void Secret_Printed_IsNeverTheSecret() =>
        Assert.DoesNotContain("hunter2", new Secret("hunter2").ToString(), StringComparison.Ordinal);

    private static IEnumerable<JObject> All()
    {
        using var stream = typeof(SignatureVectorTests).Assembly.GetManifestResourceStream("signature-vectors")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return [.. JObject.Load(reader)["vectors"]!.OfType<JObject>()];
    }
}
