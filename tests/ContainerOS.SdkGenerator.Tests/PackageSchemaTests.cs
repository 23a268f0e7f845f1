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

    /// <summary>The keywords of Python 2 and 3, with which the generator compares.</summary>
    private static readonly HashSet<string> PythonKeywords =
    [
        .. (
            "and as assert async await break class continue def del elif else except exec finally for from global if import in is lambda "
            + "nonlocal not or pass print raise return try while with yield False None True"
        ).Split(' '),
    ];

    private static readonly string[] Primitives = ["boolean", "integer", "number", "string"];
    private static readonly JObject Document = JObject.Parse(GeneratedSdks.SchemaAsync().GetAwaiter().GetResult());

    public static TheoryData<string> Resources =>
        [.. ((JObject)Document["resources"]!).Properties().Select(each => each.Name.Split(':')[^1])];

    public static TheoryData<string> Functions =>
        [.. ((JObject)Document["functions"]!).Properties().Select(each => each.Name.Split(':')[^1])];

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
        AssertExamples((string)Document["resources"]![$"containeros:index:{name}"]!["description"]!);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Function_HasAnExampleInEveryLanguage_WithTheNamesOfTheGenerators(string name)
    {
        AssertExamples((string)Document["functions"]![$"containeros:index:{name}"]!["description"]!);
        var pascal = char.ToUpperInvariant(name[0]) + name[1..];

        Assert.Contains($"containeros.{SnakeCase(name)}_output(", await ReadExampleAsync(name, "py"), StringComparison.Ordinal);
        Assert.Contains(
            $"containeros.{pascal}Output(ctx, containeros.{pascal}OutputArgs{{",
            await ReadExampleAsync(name, "go"),
            StringComparison.Ordinal
        );
        Assert.Contains($"{pascal}.Invoke(", await ReadExampleAsync(name, "cs"), StringComparison.Ordinal);
        AssertArgumentsOfPython(await ReadExampleAsync(name, "py"));
        AssertFieldsOfGo(await ReadExampleAsync(name, "go"));
    }

    private static void AssertExamples(string doc)
    {
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

        AssertArgumentsOfPython(program);
        Assert.Contains($"containeros.{name}(", program, StringComparison.Ordinal);
    }

    private static void AssertArgumentsOfPython(string program)
    {
        var properties = PropertyNames().Select(SnakeCase).ToHashSet(StringComparer.Ordinal);

        Assert.All(PythonType().Matches(program).Select(match => match.Groups[1].Value), type => Assert.Contains(type, TypeNames()));
        Assert.All(
            PythonArgument().Matches(program).Select(match => match.Groups[1].Value).Except(["opts", "depends_on"]),
            argument => Assert.Contains(argument, properties)
        );
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task GoExample_UsesNamesOfTheSchema(string name)
    {
        var program = await ReadExampleAsync(name, "go");
        var members = EnumMembers().ToHashSet(StringComparer.Ordinal);

        Assert.All(
            GoName().Matches(program).Select(match => match.Groups[1].Value).Where(each => !members.Contains(each)),
            type => Assert.Contains(GoSuffix().Replace(type, string.Empty), TypeNames())
        );
        AssertFieldsOfGo(program);
    }

    private static void AssertFieldsOfGo(string program)
    {
        var properties = PropertyNames().Select(each => char.ToUpperInvariant(each[0]) + each[1..]).ToHashSet(StringComparer.Ordinal);

        Assert.All(GoField().Matches(program).Select(match => match.Groups[1].Value), field => Assert.Contains(field, properties));
        Assert.Contains($"\"{(string)Document["language"]!["go"]!["importBasePath"]!}\"", program, StringComparison.Ordinal);
    }

    /// <summary>
    /// Pulumi's generator for Python makes a name with a trailing '_' of a keyword, and two fields of one name overwrite each other.
    /// </summary>
    [Fact]
    public void PythonNames_AreNoKeywords_AndDifferInEachObject()
    {
        foreach (var (owner, names) in NamesOfOwners())
        {
            Assert.All(names, name => Assert.DoesNotContain(SnakeCase(name), PythonKeywords));
            Assert.True(names.Select(SnakeCase).Distinct().Count() == names.Count, owner);
        }

        Assert.All(
            Enums(),
            each =>
            {
                var members = each.Members.Select(member => SnakeCase(member).ToUpperInvariant()).ToList();
                Assert.Equal(members.Count, members.Distinct().Count());
                // A name that starts with another character gets the name of the type in front of it.
                Assert.All(members, member => Assert.Matches("^[A-Z]", member));
            }
        );
    }

    /// <summary>
    /// Pulumi's generator for Go puts everything of a module into one package: the types, their input, output, pointer, array and map
    /// types, constants of enums, and functions (<c>pkg/codegen/go/gen.go</c>). No two of them may have the same name.
    /// </summary>
    [Fact]
    public void GoNames_OfEverythingThatIsGenerated_Differ()
    {
        string[] values =
        [
            "",
            "Input",
            "Output",
            "Ptr",
            "PtrInput",
            "PtrOutput",
            "Array",
            "ArrayInput",
            "ArrayOutput",
            "Map",
            "MapInput",
            "MapOutput",
        ];
        var objects = ((JObject)Document["types"]!)
            .Properties()
            .Where(type => type.Value["enum"] is null)
            .Select(type => NameOf(type.Name));
        var generated = objects
            .SelectMany(name => values.Append("Args").Select(suffix => name + suffix))
            .Concat(Enums().SelectMany(each => values.Concat(each.Members).Select(suffix => each.Name + suffix)))
            .Concat(
                Resources
                    .Select(row => row.Data)
                    .Append("Provider")
                    .SelectMany(name =>
                        values.Concat(["Args", "State"]).Select(suffix => name + suffix).Concat(["New" + name, "Get" + name])
                    )
            )
            .Concat(
                Functions
                    .Select(row => char.ToUpperInvariant(row.Data[0]) + row.Data[1..])
                    .SelectMany(name =>
                        new[] { "", "Args", "Result", "Output", "OutputArgs", "ResultOutput" }.Select(suffix => name + suffix)
                    )
            );

        Assert.Empty(generated.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    /// <summary>Properties that every resource of Pulumi has, and names that a class of C# cannot have besides its own.</summary>
    [Fact]
    public void PropertiesOfResources_AreNotThoseThatEveryResourceHas_NorTheNameOfTheirClass()
    {
        foreach (var (owner, names) in NamesOfOwners())
        {
            Assert.DoesNotContain(NameOf(owner), names.Select(name => char.ToUpperInvariant(name[0]) + name[1..]));
            if (Document["resources"]![owner] is not null)
            {
                Assert.Empty(names.Intersect(["id", "urn", "pulumi", "parent", "provider", "opts"]));
            }
        }
    }

    private static string NameOf(string token) => token.Split(':')[^1];

    /// <summary>The names of the properties of each resource, type and function.</summary>
    private static IEnumerable<(string Owner, IReadOnlyList<string> Names)> NamesOfOwners() =>
        from section in new[] { "types", "resources", "functions" }
        from owner in ((JObject)Document[section]!).Properties()
        from map in new[]
        {
            owner.Value["properties"],
            owner.Value["inputProperties"],
            owner.Value["inputs"]?["properties"],
            owner.Value["outputs"]?["properties"],
        }
        where map is JObject
        select (owner.Name, (IReadOnlyList<string>)[.. ((JObject)map).Properties().Select(property => property.Name)]);

    private static IEnumerable<(string Name, IReadOnlyList<string> Members)> Enums() =>
        ((JObject)Document["types"]!)
            .Properties()
            .Where(type => type.Value["enum"] is not null)
            .Select(type => (NameOf(type.Name), (IReadOnlyList<string>)[.. type.Value["enum"]!.Select(value => (string)value["name"]!)]));

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

    /// <summary>
    /// As Pulumi's <c>PyName</c> does it (pkg/codegen/python/python.go): a word starts at a capital letter after a small one or a digit,
    /// and at the last capital letter of several when another letter than 's' follows.
    /// </summary>
    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-rt-z])")]
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
