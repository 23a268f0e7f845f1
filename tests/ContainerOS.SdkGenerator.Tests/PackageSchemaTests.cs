using System.Text.RegularExpressions;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.SdkGenerator.Tests;

/// <summary>
/// The schema keeps the rules of Pulumi's metaschema (pkg/codegen/schema/pulumi.json of pulumi/pulumi, read on 2026-11-29) and of its
/// generators for Python and Go, which are not run here because they need Go.
/// </summary>
public sealed partial class PackageSchemaTests
{
    private static readonly string[] Languages = ["typescript", "python", "csharp", "go", "yaml"];
    private static readonly string[] Primitives = ["boolean", "integer", "number", "string"];
    private static readonly JObject Document = JObject.Parse(GeneratedSdks.SchemaAsync().GetAwaiter().GetResult());

    public static TheoryData<string> Resources =>
        [.. ((JObject)Document["resources"]!).Properties().Select(each => each.Name.Split(':')[^1])];

    [Fact]
    public void Package_SaysWhoMadeItAndWhereItIs()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)Document["version"]!);
        Assert.All(["displayName", "description", "publisher", "license"], name => Assert.NotEmpty((string)Document[name]!));
        Assert.All(
            ["homepage", "repository", "logoUrl"],
            name => Assert.StartsWith("https://", (string)Document[name]!, StringComparison.Ordinal)
        );
        Assert.StartsWith("github://", (string)Document["pluginDownloadURL"]!, StringComparison.Ordinal);
        // The Registry finds the kind and the category of a package in its keywords.
        Assert.Equal(
            ["category/cloud", "kind/native"],
            Document["keywords"]!.Values<string>().Where(word => word!.Contains('/', StringComparison.Ordinal))
        );
        Assert.True(File.Exists(RepositoryRoot.PathOf("docs", "images", ((string)Document["logoUrl"]!).Split('/')[^1])));
    }

    [Fact]
    public void Languages_HaveThePackagesOfTheContract_AndKeepTheVersion()
    {
        var languages = (JObject)Document["language"]!;

        Assert.All(languages.PropertyValues(), language => Assert.True((bool)language["respectSchemaVersion"]!));
        Assert.Equal("containeros_infra", (string)languages["python"]!["packageName"]!);
        Assert.EndsWith("/sdk/go/containeros", (string)languages["go"]!["importBasePath"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_HaveThreeParts()
    {
        var tokens = new[] { "types", "resources", "functions" }.SelectMany(section => ((JObject)Document[section]!).Properties());

        Assert.All(tokens, token => Assert.Matches("^containeros:index:[A-Za-z][A-Za-z0-9]*$", token.Name));
    }

    [Fact]
    public void RequiredProperties_Exist()
    {
        foreach (var (list, map) in new[] { ("required", "properties"), ("requiredInputs", "inputProperties") })
        {
            foreach (var owner in Document.Descendants().OfType<JObject>().Where(each => each[list] is JArray && each[map] is JObject))
            {
                Assert.All(owner[list]!.Values<string>(), name => Assert.NotNull(owner[map]![name!]));
            }
        }
    }

    [Fact]
    public void Types_AreOneOfTheFormsOfTheMetaschema()
    {
        var specs = Document
            .Descendants()
            .OfType<JProperty>()
            .Where(each => each.Name is "properties" or "inputProperties" or "variables" && each.Value is JObject)
            .SelectMany(each => ((JObject)each.Value).PropertyValues());

        Assert.All(specs, AssertType);
    }

    [Fact]
    public void Enums_AreDescribed_WithEveryValue()
    {
        var enums = ((JObject)Document["types"]!).Properties().Where(type => type.Value["enum"] is not null).ToList();

        Assert.NotEmpty(enums);
        Assert.All(enums, each => Assert.False(string.IsNullOrEmpty((string?)each.Value["description"]), each.Name));
        Assert.All(
            enums.SelectMany(each => each.Value["enum"]!.Select(value => (each.Name, value))),
            each => Assert.False(string.IsNullOrEmpty((string?)each.value["description"]), $"{each.Name} {each.value["value"]}")
        );
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_HasAnExampleInEveryLanguage(string name)
    {
        var doc = (string)Document["resources"]![$"containeros:index:{name}"]!["description"]!;

        Assert.Contains("{{% examples %}}\n## Example Usage\n\n{{% example %}}\n### ", doc, StringComparison.Ordinal);
        Assert.EndsWith("{{% /example %}}\n{{% /examples %}}", doc, StringComparison.Ordinal);
        Assert.Equal(Languages, Fence().Matches(doc).Select(match => match.Groups[1].Value));
    }

    /// <summary>The names in the Python example are those that Pulumi's generator makes: words in lower case, joined by '_'.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task PythonExample_UsesNamesOfTheSchema(string name)
    {
        var program = await ReadExampleAsync(name, "py");
        var properties = PropertyNames().Select(SnakeCase).ToHashSet(StringComparer.Ordinal);

        Assert.All(PythonType().Matches(program).Select(match => match.Groups[1].Value), type => Assert.Contains(type, TypeNames()));
        Assert.All(
            PythonArgument().Matches(program).Select(match => match.Groups[1].Value).Except(["opts", "depends_on"]),
            argument => Assert.Contains(argument, properties)
        );
        Assert.Contains($"containeros.{name}(", program, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task GoExample_UsesNamesOfTheSchema(string name)
    {
        var program = await ReadExampleAsync(name, "go");
        var properties = PropertyNames().Select(each => char.ToUpperInvariant(each[0]) + each[1..]).ToHashSet(StringComparer.Ordinal);
        var members = EnumMembers().ToHashSet(StringComparer.Ordinal);

        Assert.All(
            GoName().Matches(program).Select(match => match.Groups[1].Value).Where(each => !members.Contains(each)),
            type => Assert.Contains(GoSuffix().Replace(type, string.Empty), TypeNames())
        );
        Assert.All(GoField().Matches(program).Select(match => match.Groups[1].Value), field => Assert.Contains(field, properties));
        Assert.Contains($"\"{(string)Document["language"]!["go"]!["importBasePath"]!}\"", program, StringComparison.Ordinal);
    }

    private static void AssertType(JToken spec)
    {
        if (spec["$ref"] is not null)
        {
            Assert.Null(spec["type"]);
            return;
        }

        switch ((string)spec["type"]!)
        {
            case "array":
                AssertType(spec["items"]!);
                break;
            case "object":
                AssertType(spec["additionalProperties"]!);
                break;
            case var type:
                Assert.Contains(type, Primitives);
                break;
        }
    }

    private static Task<string> ReadExampleAsync(string name, string extension) =>
        File.ReadAllTextAsync(RepositoryRoot.PathOf("schema", "examples", $"{name}.{extension}"), TestContext.Current.CancellationToken);

    private static HashSet<string> TypeNames() =>
        [
            .. new[] { "types", "resources" }
                .SelectMany(section => ((JObject)Document[section]!).Properties())
                .Select(each => each.Name.Split(':')[^1]),
        ];

    private static IEnumerable<string> PropertyNames() =>
        Document
            .Descendants()
            .OfType<JProperty>()
            .Where(each => each.Name is "properties" or "inputProperties" && each.Value is JObject)
            .SelectMany(each => ((JObject)each.Value).Properties().Select(property => property.Name));

    // Go's constants are named after the type and the member.
    private static IEnumerable<string> EnumMembers() =>
        ((JObject)Document["types"]!)
            .Properties()
            .Where(type => type.Value["enum"] is not null)
            .SelectMany(type => type.Value["enum"]!.Select(value => type.Name.Split(':')[^1] + (string)value["name"]!));

    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^```(\w+)$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"containeros\.([A-Z][A-Za-z]+?)(?:Args)?\b")]
    private static partial Regex PythonType();

    [GeneratedRegex(@"\b([a-z_]+)=(?!=)")]
    private static partial Regex PythonArgument();

    [GeneratedRegex(@"containeros\.(?:New)?([A-Z][A-Za-z]+)")]
    private static partial Regex GoName();

    [GeneratedRegex("(Args|Map|Array)$")]
    private static partial Regex GoSuffix();

    [GeneratedRegex(@"\b([A-Z][A-Za-z]+):\s")]
    private static partial Regex GoField();
}
