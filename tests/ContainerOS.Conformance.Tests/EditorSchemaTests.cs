using ContainerOS.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Serialization;

namespace ContainerOS.Conformance.Tests;

/// <summary>Validates programs against the schema for editors, with ajv.</summary>
public sealed class EditorSchemaTests
{
    private static readonly string Example = RepositoryRoot.PathOf("examples", "quickstart-yaml", "Pulumi.yaml");

    [Fact]
    public async Task Example_IsValid() => Assert.Empty(await ComplaintsAsync(await ReadExampleAsync()));

    [Theory]
    [InlineData("desiredSize: ${desiredSize}", "desiredSize: many", "desiredSize")]
    [InlineData("desiredSize: ${desiredSize}", "desiredSise: 3", "properties")]
    [InlineData("category: cloud_essd", "category: ssd", "category")]
    [InlineData("instanceTypes: [ecs.g7.xlarge]", "instanceTypes: []", "instanceTypes")]
    public async Task Example_WithAMistake_IsNot(string line, string mistake, string place)
    {
        var text = await ReadExampleAsync();

        var complaints = await ComplaintsAsync(text.Replace(line, mistake, StringComparison.Ordinal));

        Assert.Contains(complaints, complaint => ((string)complaint!).Contains(place, StringComparison.Ordinal));
    }

    private static Task<string> ReadExampleAsync() => File.ReadAllTextAsync(Example, TestContext.Current.CancellationToken);

    private static async Task<JArray> ComplaintsAsync(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return await NodeJsProcess.ComplaintsAsync("pulumi-yaml.schema.json", JToken.FromObject(document).ToString(Formatting.None));
    }
}
