using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Tests.Shapes;

public sealed class SchemaDocumentTests
{
    private static readonly JObject Document = JObject.Parse(PackageSchema.Json);

    [Fact]
    public void Write_NodePool_HasTheRequiredInputs() =>
        Assert.Equal(
            ["clusterId", "instanceTypes", "os", "vSwitchIds"],
            Document["resources"]!["containeros:index:NodePool"]!["requiredInputs"]!.Values<string>().Order()
        );

    [Fact]
    public void Write_Languages_HaveTheNamesOfThePackages()
    {
        var languages = Document["language"]!;

        Assert.Equal("ContainerOS", languages["csharp"]!["rootNamespace"]);
        Assert.Equal("Infra", languages["csharp"]!["namespaces"]!["containeros"]);
        Assert.Equal("@containeros/infra", languages["nodejs"]!["packageName"]);
        Assert.Equal("containeros_infra", languages["python"]!["packageName"]);
    }

    [Fact]
    public void Write_EnumMembers_AreWordsOfALanguage()
    {
        var members = Document["types"]!["containeros:index:DiskCategory"]!["enum"]!;

        Assert.Contains("CloudEssd", members.Select(member => (string)member["name"]!));
        Assert.All(
            Document.SelectTokens("$.types..enum[*].name").Select(name => (string)name!),
            name => Assert.Matches("^[A-Z][A-Za-z0-9]*$", name)
        );
    }

    [Fact]
    public void Write_EveryReference_NamesATypeOfTheDocument()
    {
        var references = Document
            .Descendants()
            .OfType<JProperty>()
            .Where(property => property.Name == "$ref")
            .Select(property => (string)property.Value!);

        Assert.All(
            references,
            reference =>
            {
                var (section, token) = (reference.Split('/')[1], reference.Split('/', 3)[2]);
                Assert.NotNull(Document[section]![token]);
            }
        );
    }

    [Fact]
    public void Write_Components_AreMarkedAndHaveOnlyTheirOutputsAsProperties()
    {
        var set = Document["resources"]!["containeros:index:NodePoolSet"]!;

        Assert.Equal(true, set["isComponent"]);
        Assert.Equal(["clusterId", "pools"], set["requiredInputs"]!.Values<string>());
        Assert.Equal(["nodePools", "resources"], ((JObject)set["properties"]!).Properties().Select(property => property.Name));
        Assert.Null(Document["resources"]!["containeros:index:WaveGate"]!["isComponent"]);
    }

    [Fact]
    public void Write_Template_HasAllInputsOfANodePoolAndRequiresNone()
    {
        var template = Document["types"]!["containeros:index:NodePoolTemplate"]!;
        var pool = Document["resources"]!["containeros:index:NodePool"]!;

        Assert.Empty(template["required"]!);
        Assert.Equal(
            ((JObject)pool["inputProperties"]!).Properties().Select(property => property.Name),
            ((JObject)template["properties"]!).Properties().Select(property => property.Name)
        );
    }

    [Fact]
    public void Write_EveryProperty_HasADescription()
    {
        var properties = Document
            .SelectTokens("$..properties")
            .Concat(Document.SelectTokens("$..inputProperties"))
            .SelectMany(map => map.Children<JProperty>());

        Assert.All(properties, property => Assert.NotEmpty((string?)property.Value["description"] ?? string.Empty));
    }

    [Fact]
    public void Write_Configuration_HasNoCredentials()
    {
        var names = ((JObject)Document["config"]!["variables"]!).Properties().Select(property => property.Name);

        Assert.DoesNotContain(
            names,
            name => name.Contains("key", StringComparison.OrdinalIgnoreCase) || name.Contains("token", StringComparison.OrdinalIgnoreCase)
        );
    }
}
