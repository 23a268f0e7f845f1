namespace ContainerOS.SdkGenerator.Tests;

/// <summary>A schema with everything that the generator writes and the provider's own schema may lack.</summary>
internal static class SampleSchema
{
    internal const string Json = """
        {
          "name": "sample",
          "displayName": "Sample",
          "version": "1.2.3",
          "description": "A sample.",
          "license": "Apache-2.0",
          "pluginDownloadURL": "https://example.com/plugins",
          "language": {
            "csharp": { "rootNamespace": "Example", "namespaces": { "sample": "Sample" } },
            "nodejs": { "packageName": "@example/sample" }
          },
          "config": { "variables": { "retries": { "type": "integer", "description": "How often." } } },
          "provider": { "description": "The provider.", "inputProperties": { "retries": { "type": "integer", "description": "How often." } } },
          "types": {
            "sample:index:Color": {
              "type": "string",
              "description": "A color.",
              "enum": [ { "name": "DarkRed", "value": "dark_red", "description": "Red & <dark>." }, { "name": "Color", "value": "any" } ]
            },
            "sample:index:Part": {
              "type": "object",
              "description": "A part.",
              "required": [ "params" ],
              "properties": {
                "params": { "type": "array", "items": { "type": "number" }, "description": "Numbers." },
                "color": { "$ref": "#/types/sample:index:Color", "description": "The color." },
                "part": { "type": "string", "description": "Named like its object. Ends a comment: */" },
                "token": { "type": "string", "secret": true, "description": "A token." }
              }
            }
          },
          "resources": {
            "sample:index:Thing": {
              "description": "A thing.\n\n{{% examples %}}\n## Example Usage\n\n{{% example %}}\n### A small thing\n\n```typescript\nnew Thing(\"a\");\n```\n```csharp\nnew Thing(\"a\", new ThingArgs { Size = 1 < 2 });\n```\n{{% /example %}}\n{{% /examples %}}",
              "deprecationMessage": "use \"Other\"",
              "aliases": [ { "type": "sample:index:OldThing" } ],
              "inputProperties": {
                "parts": { "type": "object", "additionalProperties": { "$ref": "#/types/sample:index:Part" }, "description": "The parts." },
                "password": { "type": "string", "secret": true, "description": "A password." },
                "anything": { "$ref": "pulumi.json#/Any", "description": "Anything.", "deprecationMessage": "not used" }
              },
              "properties": {
                "parts": { "type": "object", "additionalProperties": { "$ref": "#/types/sample:index:Part" }, "description": "The parts." },
                "password": { "type": "string", "secret": true, "description": "A password." },
                "count": { "type": "integer", "description": "A number." }
              },
              "required": [ "count" ]
            },
            "sample:index:Group": {
              "description": "A group.",
              "isComponent": true,
              "inputProperties": {
                "size": { "type": "integer", "plain": true, "description": "A number that is known." },
                "first": { "$ref": "#/resources/sample:index:Thing", "description": "A thing." }
              },
              "requiredInputs": [ "size" ],
              "properties": { "things": { "type": "array", "items": { "$ref": "#/resources/sample:index:Thing" }, "description": "The things." } },
              "required": [ "things" ]
            }
          },
          "functions": {
            "sample:index:getThing": {
              "description": "Finds a thing.",
              "inputs": { "description": "What to find.", "properties": { "part": { "$ref": "#/types/sample:index:Part", "description": "Its part." } } },
              "outputs": { "description": "The thing.", "properties": { "thing": { "type": "string", "description": "Its name." } }, "required": [ "thing" ] }
            }
          }
        }
        """;
}
