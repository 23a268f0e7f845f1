using ContainerOS.Engine.Secrets;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Values;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// The JSON of the state: the fields of <c>apitype.DeploymentV3</c> and <c>apitype.ResourceV3</c>, and the values of
/// <c>stack.SerializePropertyValue</c>, of pulumi/pulumi.
/// </summary>
public sealed class StateJsonTests
{
    private const string Signature = "4dabf18193072939515e22adb298388d";

    private const string Full = """
        {
            "urn": "urn:pulumi:dev::p::t:index:T::a",
            "custom": true,
            "delete": true,
            "id": "id-1",
            "type": "t:index:T",
            "inputs": {"a": 1},
            "outputs": {"b": 2},
            "parent": "urn:parent",
            "protect": true,
            "taint": true,
            "external": true,
            "dependencies": ["urn:d"],
            "initErrors": ["not ready"],
            "provider": "urn:provider::id",
            "propertyDependencies": {"a": ["urn:d"], "z": ["urn:e", "urn:f"]},
            "pendingReplacement": true,
            "additionalSecretOutputs": ["b"],
            "customTimeouts": {"create": 1.5, "update": 2, "delete": 3, "read": 4},
            "importID": "id-0",
            "retainOnDelete": true,
            "deletedWith": "urn:w",
            "replaceWith": ["urn:r"],
            "created": "2026-01-02T03:04:05.5Z",
            "modified": "2026-02-03T04:05:06Z",
            "ignoreChanges": ["i"],
            "replaceOnChanges": ["o"],
            "sourcePosition": "file:///a.ts#1,2"
        }
        """;

    [Fact]
    public void Resource_WithEveryField_IsWrittenAsItWasRead()
    {
        var json = Json(Full);

        var state = Read(json);

        Assert.Equal(json.ToString(), Written(state).ToString());
        Assert.Equal(
            new CustomTimeouts(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4)),
            state.Timeouts
        );
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero), state.Created);
        Assert.Equal("sourcePosition", Assert.Single(state.AdditionalFields).Name);
    }

    /// <summary>Else a field of the file would come back after the run has changed it.</summary>
    [Fact]
    public void Resource_OfAllItsFields_OnlyTheUnknownOnesAreKeptAsTheyAre()
    {
        var read = Read(Json(Full));

        var written = Written(new ResourceState(read.Urn, read.Type) { AdditionalFields = read.AdditionalFields });

        Assert.Equal(["urn", "custom", "type", "sourcePosition"], written.Properties().Select(field => field.Name));
    }

    [Fact]
    public void Resource_WithoutFields_IsAComponentWithoutValues()
    {
        var read = Read(Json("""{"urn": "u", "type": "t", "inputs": null, "created": "", "customTimeouts": {"create": 0}}"""));

        Assert.Null(read.Created);
        Assert.Equal(CustomTimeouts.None, read.Timeouts);
        Assert.Equal(PropertyMap.Empty, read.Inputs);
        Assert.Equal("""{"urn":"u","custom":false,"type":"t"}""", Written(read).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("5", "a resource has no 'urn'")]
    [InlineData("""{"type": "t"}""", "a resource has no 'urn'")]
    [InlineData("""{"urn": ""}""", "a resource has no 'urn'")]
    [InlineData("""{"urn": "u"}""", "resource u has no 'type'")]
    [InlineData("""{"urn": "u", "type": "t", "inputs": 5}""", "u|inputs must be an object")]
    [InlineData("""{"urn": "u", "type": "t", "outputs": {"a": [{"SIGN": "x"}]}}""", "u|outputs.a[0] has the unknown signature x")]
    [InlineData(
        """{"urn": "u", "type": "t", "inputs": {"a": {"SIGN": "1b47061264138c4ac30d75fd1eb44270"}}}""",
        "u|inputs.a is a secret without a 'ciphertext'"
    )]
    [InlineData(
        """{"urn": "u", "type": "t", "inputs": {"a": {"SIGN": "8ad145fe-0d11-4827-bfd7-1abcbf086f5c"}}}""",
        "The input string '' was not in a correct format."
    )]
    [InlineData(
        """{"urn": "u", "type": "t", "inputs": {"a": {"SIGN": "5cf8f73096256a8f31e491e813e4eb8e"}}}""",
        "u|inputs.a is a reference without a 'urn'"
    )]
    public void Resource_OfAnotherForm_IsRefused(string json, string error) =>
        Assert.Equal(
            error,
            Assert.Throws<FormatException>(() => Read(JToken.Parse(json.Replace("SIGN", Signature, StringComparison.Ordinal)))).Message
        );

    [Theory]
    [InlineData("""{"a": [1, 2.5, true, false, null, "x", {"b": {}}]}""", "{a: [1, 2.5, true, false, null, x, {b: {}}]}")]
    [InlineData("""{"a": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""", "{a: unknown}")]
    [InlineData("""{"a": {"SIGN": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "<[1,{\"b\":\"x\"}]>"}}""", "{a: secret([1, {b: x}])}")]
    [InlineData(
        """{"a": {"SIGN": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "urn:x::r", "packageVersion": "1.2", "id": "i"}}""",
        "{a: reference(r)}"
    )]
    [InlineData("""{"a": {"SIGN": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "urn:x::r", "packageVersion": ""}}""", "{a: reference(r)}")]
    [InlineData("""{"a": {"SIGN": "c44067f5952c0a294b673a41bacd8c17", "text": "t"}}""", "{a: null}")]
    [InlineData("""{"a": {"SIGN": "0def7320c3a5731c473e5ecbe6d01bc7", "path": "p"}}""", "{a: null}")]
    [InlineData("""{"a": {"SIGN": "8ad145fe-0d11-4827-bfd7-1abcbf086f5c", "value": "7ff0000000000000"}}""", "{a: Infinity}")]
    [InlineData("""{"a": {"SIGN": "8ad145fe-0d11-4827-bfd7-1abcbf086f5c", "value": "fff8000000000000"}}""", "{a: NaN}")]
    [InlineData("""{"a": {"SIGN": 5, "b": 1}}""", "{a: {SIGN: 5, b: 1}}")]
    public void Value_IsRead_AndWrittenAsItWas(string json, string text)
    {
        var written = Json(json.Replace("SIGN", Signature, StringComparison.Ordinal));

        var read = new StateValueReader(new CiphertextCache(), Decrypt).ReadMap(written, "p");

        Assert.Equal(text.Replace("SIGN", Signature, StringComparison.Ordinal), RecordingProvider.Text(read));
        Assert.Equal(written.ToString(), new StateValueWriter(new CiphertextCache(), Encrypt).WriteMap(read, "p").ToString());
    }

    [Fact]
    public void Reference_HasItsParts()
    {
        var json = Json(
            $$$"""{"a": {"{{{Signature}}}": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "u", "packageVersion": "1.2", "id": "i"}}"""
        );

        Assert.Equal(new PropertyReference("u", "i", "1.2"), new StateValueReader(new CiphertextCache(), Decrypt).ReadMap(json, "p")["a"]);
        Assert.Equal(
            """{"SIGN":"5cf8f73096256a8f31e491e813e4eb8e","urn":"u","packageVersion":"","id":""}""",
            Compact(new PropertyReference("u", PropertyUnknown.Instance, null))
        );
    }

    [Fact]
    public void SecretOfAnEarlierVersion_InPlainText_IsRead()
    {
        var json = Json(
            $$$"""{"a": {"{{{Signature}}}": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "{\"b\":\"2026-01-02T03:04:05Z\"}"}}"""
        );

        Assert.Equal(
            "{a: secret({b: 2026-01-02T03:04:05Z})}",
            RecordingProvider.Text(new StateValueReader(new CiphertextCache(), Decrypt).ReadMap(json, "p"))
        );
    }

    [Fact]
    public void Secret_OfSecrets_IsOneCiphertext()
    {
        var value = new PropertySecret(
            PropertyMap.Of(("a", new PropertySecret("x")), ("l", PropertyArray.Of(new PropertySecret(PropertyMap.Of(("b", 1d))))))
        );

        Assert.Equal("""{"SIGN":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"<{\"a\":\"x\",\"l\":[{\"b\":1}]}>"}""", Compact(value));
    }

    [Fact]
    public void OutputValue_IsWrittenAsItsValue()
    {
        Assert.Equal("\"x\"", Compact(new PropertyOutput("x", IsSecret: false, ["urn:d"])));
        Assert.Equal(
            """{"SIGN":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"<\"x\">"}""",
            Compact(new PropertyOutput("x", IsSecret: true, ["urn:d"]))
        );
    }

    /// <summary>A new nonce for each write would change every secret of the file with each run.</summary>
    [Fact]
    public void Secret_ThatDidNotChange_KeepsItsCiphertext_AtItsPlaceOnly()
    {
        var cache = new CiphertextCache();
        var count = 0;
        var writer = new StateValueWriter(cache, text => $"<{text}>{++count}");
        var map = PropertyMap.Of(
            ("a", new PropertySecret("x")),
            ("l", PropertyArray.Of(new PropertySecret("x"))),
            ("m", PropertyMap.Of(("a", new PropertySecret("x"))))
        );

        var first = writer.WriteMap(map, "p");
        var second = writer.WriteMap(map, "p");

        Assert.Equal(3, count);
        Assert.Equal(first.ToString(), second.ToString());
        Assert.NotEqual(first.ToString(), writer.WriteMap(map, "q").ToString());
        Assert.Equal("<\"x\">1", (string?)first["a"]!["ciphertext"]);
        Assert.Equal("<\"x\">2", (string?)first["l"]![0]!["ciphertext"]);
        Assert.Equal("<\"x\">3", (string?)first["m"]!["a"]!["ciphertext"]);
    }

    [Fact]
    public void Secret_ThatWasRead_KeepsItsCiphertext()
    {
        var cache = new CiphertextCache();
        var json = Json($$$"""{"a": {"{{{Signature}}}": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "old"}}""");

        var read = new StateValueReader(cache, _ => "\"x\"").ReadMap(json, "p");

        Assert.Equal(json.ToString(), new StateValueWriter(cache, _ => "new").WriteMap(read, "p").ToString());
    }

    [Theory]
    [InlineData("a custom=false id=x", "resource a is not a custom resource but has an id")]
    [InlineData(
        "a provider=pulumi:providers:t::p::x",
        "resource a has the provider pulumi:providers:t::p::x, which is missing or comes after it"
    )]
    [InlineData("a provider=pulumi:providers:t::p::x pending=true", null)]
    [InlineData("pulumi:providers:t::p id=x; a provider=pulumi:providers:t::p::x", null)]
    [InlineData(
        "pulumi:providers:t::p id=y; a provider=pulumi:providers:t::p::x",
        "resource a has the provider pulumi:providers:t::p::x, which is missing or comes after it"
    )]
    [InlineData("a depends=b; b", "resource a depends on b, which is missing or comes after it")]
    [InlineData("b; a depends=b", null)]
    [InlineData("a depends=a", "resource a depends on a, which is missing or comes after it")]
    [InlineData("a parent=b", "resource a depends on b, which is missing or comes after it")]
    [InlineData("a deletedWith=b", "resource a depends on b, which is missing or comes after it")]
    [InlineData("a replaceWith=b", "resource a depends on b, which is missing or comes after it")]
    [InlineData("a property=b", "resource a depends on b, which is missing or comes after it")]
    [InlineData("a; a", "resource a is a duplicate")]
    [InlineData("a; a delete=true; a delete=true", null)]
    [InlineData("a delete=true; a", null)]
    public void Snapshot_IsWholeOrRefused(string resources, string? error)
    {
        var snapshot = new Snapshot([.. resources.Split("; ").Select(Resource)], []);

        Assert.Equal(error, Record.Exception(() => SnapshotIntegrity.Verify(snapshot))?.Message);
    }

    [Fact]
    public void Snapshot_HasOneStack_WithoutAParent()
    {
        ResourceState Stack(string urn, string? parent) => new(urn, "pulumi:pulumi:Stack") { Custom = false, Parent = parent };

        Assert.Equal("b", new Snapshot([Resource("x"), Stack("a", "x"), Stack("b", null)], []).Stack?.Urn);
        Assert.Null(Snapshot.Empty.Stack);
    }

    [Fact]
    public void Deployment_WithEveryField_IsWrittenAsItWasRead()
    {
        var deployment = Json(
            """
            {
                "manifest": {"time": "2026-01-02T03:04:05Z", "magic": "MAGIC", "version": "v3.260.0"},
                "secrets_providers": {"type": "passphrase", "state": {"salt": "s"}},
                "resources": [{"urn": "u", "custom": true, "type": "t"}],
                "pending_operations": [{"resource": {"urn": "p", "custom": true, "type": "t"}, "type": "creating"}],
                "metadata": {"integrity_error": {"version": "1"}},
                "snippets": [{"uuid": "x"}]
            }
            """.Replace("MAGIC", Magic("v3.260.0"), StringComparison.Ordinal)
        );
        var secrets = Secrets();
        var json = new SnapshotJson(secrets, "state.json");

        var read = json.Read(new JObject { ["version"] = 3, ["deployment"] = deployment });
        secrets.UseSaltOfState(read.Salt!);

        Assert.Equal(["metadata", "snippets"], read.AdditionalFields.Select(field => field.Name));
        Assert.True(Assert.Single(read.Pending).IsCreate);
        deployment.Remove("manifest");
        Assert.Equal(deployment.ToString(), json.Write(read).ToString());
    }

    [Fact]
    public void Deployment_Empty_HasNoMoreThanItsManifest()
    {
        var written = new SnapshotJson(Secrets(), "state.json").Write(Snapshot.Empty);

        var file = SnapshotJson.WithManifest(written, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)));

        Assert.Equal(
            ["version 3", "deployment"],
            file.Properties().Select(field => field.Value is JValue ? $"{field.Name} {field.Value}" : field.Name)
        );
        Assert.Equal(
            ["manifest", "metadata {}"],
            ((JObject)file["deployment"]!).Properties().Select(field => field.Value.HasValues ? field.Name : $"{field.Name} {field.Value}")
        );
        Assert.Equal(
            """
            {"time":"2026-01-02T02:04:05Z","magic":"MAGIC","version":"containeros-engine 0.1.0"}
            """.Replace("MAGIC", Magic("containeros-engine 0.1.0"), StringComparison.Ordinal),
            file["deployment"]!["manifest"]!.ToString(Newtonsoft.Json.Formatting.None)
        );
    }

    [Theory]
    [InlineData("""{"version": 3}""", "it must be a Pulumi deployment of version 3, but it is 3")]
    [InlineData("""{"version": 2, "deployment": {}}""", "it must be a Pulumi deployment of version 3, but it is 2")]
    [InlineData("""{"deployment": {}}""", "it must be a Pulumi deployment of version 3, but it is without a version")]
    [InlineData(
        """{"version": 3, "deployment": {"manifest": {"version": "v1", "magic": "x"}}}""",
        "the 'magic' of its manifest does not match its version: the file was changed or is damaged"
    )]
    [InlineData(
        """{"version": 3, "deployment": {"manifest": {"magic": "x"}}}""",
        "the 'magic' of its manifest does not match its version: the file was changed or is damaged"
    )]
    [InlineData(
        """{"version": 3, "deployment": {"secrets_providers": {"type": "service"}}}""",
        "its secrets provider is 'service', but this engine supports 'passphrase' only"
    )]
    [InlineData(
        """
            {"version": 3, "deployment": {"resources": [
                {"urn": "u", "type": "t", "inputs": {"a": {"SIGN": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:x"}}}]}}
            """,
        "it has secrets but no 'secrets_providers'"
    )]
    [InlineData("""{"version": 3, "deployment": {"pending_operations": [{"type": "creating"}]}}""", "a resource has no 'urn'")]
    public void Deployment_OfAnotherForm_IsRefused(string json, string error) =>
        Assert.Equal(
            error,
            Assert
                .Throws<FormatException>(() =>
                    new SnapshotJson(Secrets(), "s").Read(Json(json.Replace("SIGN", Signature, StringComparison.Ordinal)))
                )
                .Message
        );

    [Theory]
    [InlineData("""{"version": 3, "deployment": {}}""")]
    [InlineData("""{"version": 3, "deployment": {"manifest": {}, "secrets_providers": {"type": ""}, "resources": 5}}""")]
    [InlineData("""{"version": 3, "deployment": {"manifest": {"version": "", "magic": ""}, "secrets_providers": null}}""")]
    public void Deployment_WithoutContent_IsEmpty(string json)
    {
        var read = new SnapshotJson(Secrets(), "s").Read(Json(json));

        Assert.Empty(read.Resources);
        Assert.Null(read.Salt);
    }

    [Theory]
    [InlineData("containeros-engine 0.2", true)]
    [InlineData("containeros-engine 1.0.0", true)]
    [InlineData("containeros-engine 0.1.7", false)]
    [InlineData("containeros-engine 0.0.9", false)]
    [InlineData("containeros-engine next", false)]
    [InlineData("another-engine 9.0.0", false)]
    public void Deployment_OfANewerVersion_IsRefused(string version, bool isRefused)
    {
        var manifest = new JObject { ["version"] = version, ["magic"] = Magic(version) };
        var root = new JObject
        {
            ["version"] = 3,
            ["deployment"] = new JObject { ["manifest"] = manifest },
        };

        var fault = Record.Exception(() => new SnapshotJson(Secrets(), "s").Read(root));

        Assert.Equal(
            isRefused ? $"version {version.Split(' ')[1]} of this engine wrote it, and this is version 0.1.0" : null,
            (fault as NewerStateException)?.Message
        );
    }

    [Fact]
    public void Reference_ToANewName_IsChangedWhereverAResourceHasIt()
    {
        var state = Resource("a depends=old parent=old deletedWith=old replaceWith=old property=old");

        Assert.Equal(["new", "new", "new", "new", "new"], state.WithReferences(urn => urn == "old" ? "new" : urn).AllDependencies);
        Assert.Empty(state.WithReferences(_ => null).AllDependencies);
        Assert.Empty(Resource("a").WithReferences(_ => "x").AllDependencies);
    }

    [Fact]
    public void ResourceDependsOnAProvider_ByItsReference_NotByItsUrn()
    {
        var provider = Resource("pulumi:providers:t::p id=x");

        Assert.True(Resource("a provider=pulumi:providers:t::p::x").DependsOn(provider));
        Assert.False(Resource("a provider=pulumi:providers:t::p::y").DependsOn(provider));
        Assert.False(Resource("a depends=pulumi:providers:t::p").DependsOn(provider));
        Assert.True(Resource("a depends=b").DependsOn(Resource("b")));
        Assert.False(Resource("a").DependsOn(Resource("b")));
    }

    private static string Magic(string version) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(version)));

    private static JObject Json(string text)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(text))
        {
            DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
        };
        return JObject.Load(reader);
    }

    private static ResourceState Read(JToken json) => ResourceJson.Read(json, new StateValueReader(new CiphertextCache(), Decrypt));

    private static JObject Written(ResourceState state) => ResourceJson.Write(state, new StateValueWriter(new CiphertextCache(), Encrypt));

    private static string Compact(PropertyValue value) =>
        new StateValueWriter(new CiphertextCache(), Encrypt).WriteMap(PropertyMap.Of(("a", value)), "p")["a"]!
            .ToString(Newtonsoft.Json.Formatting.None)
            .Replace(Signature, "SIGN", StringComparison.Ordinal);

    private static string Encrypt(string text) => $"<{text}>";

    private static string Decrypt(string text) => text[1..^1];

    private static StackSecrets Secrets() => new(new NoPassphrase(), "Pulumi.dev.yaml", null, StateFiles.OfMachine);

    private static ResourceState Resource(string text)
    {
        var words = text.Split(' ');
        string? Value(string name) =>
            words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        return new ResourceState(words[0], words[0])
        {
            Custom = Value("custom") is null,
            Delete = Value("delete") is not null,
            Id = Value("id") ?? string.Empty,
            Provider = Value("provider"),
            PendingReplacement = Value("pending") is not null,
            Parent = Value("parent"),
            DeletedWith = Value("deletedWith"),
            Dependencies = Value("depends") is { } other ? [other] : [],
            ReplaceWith = Value("replaceWith") is { } with ? [with] : [],
            PropertyDependencies = Value("property") is { } of
                ? new ResourceState("", "").PropertyDependencies.Add("p", [of])
                : new ResourceState("", "").PropertyDependencies,
        };
    }

    private sealed class NoPassphrase : IPassphraseSource
    {
        public string? Read() => null;
    }
}
