using ContainerOS.SdkGenerator.Schema;
using Newtonsoft.Json.Linq;

namespace ContainerOS.SdkGenerator.Tests;

public sealed class PackageSpecTests
{
    [Theory]
    [InlineData(
        "$.resources.['sample:index:Thing'].inputProperties.password.default",
        "1",
        "sample:index:Thing.password: this generator does not write 'default'"
    )]
    [InlineData("$.resources.['sample:index:Thing'].methods", "{}", "sample:index:Thing: this generator does not write 'methods'")]
    [InlineData(
        "$.types.['sample:index:Part'].properties.part.type",
        "\"date\"",
        "sample:index:Part.part: this generator does not write the type 'date'"
    )]
    [InlineData(
        "$.types.['sample:index:Part'].properties.color.$ref",
        "\"#/types/sample:index:Size\"",
        "sample:index:Part.color: the schema has no #/types/sample:index:Size"
    )]
    [InlineData(
        "$.functions.['sample:index:getThing'].multiArgumentInputs",
        "[]",
        "sample:index:getThing: this generator does not write 'multiArgumentInputs'"
    )]
    public void Read_WhatCannotBeWritten_IsAnError(string path, string value, string message)
    {
        var schema = JObject.Parse(SampleSchema.Json);
        var split = path.LastIndexOf('.');
        ((JObject)schema.SelectToken(path[..split])!)[path[(split + 1)..]] = JToken.Parse(value);

        Assert.Equal(message, Assert.Throws<SchemaException>(() => PackageSpec.Read(schema.ToString())).Message);
    }

    [Fact]
    public void Read_TwoTypesOfAName_IsAnError()
    {
        var schema = JObject.Parse(SampleSchema.Json);
        schema["types"]!["sample:index:Thing"] = new JObject { ["type"] = "object" };

        var error = Assert.Throws<SchemaException>(() => PackageSpec.Read(schema.ToString()));

        Assert.Equal("two types are named Thing; a name stands for one type", error.Message);
    }

    [Fact]
    public void Read_NoVersion_IsAnError()
    {
        var schema = JObject.Parse(SampleSchema.Json);
        schema.Remove("version");

        Assert.Equal("the schema has no version", Assert.Throws<SchemaException>(() => PackageSpec.Read(schema.ToString())).Message);
    }
}
