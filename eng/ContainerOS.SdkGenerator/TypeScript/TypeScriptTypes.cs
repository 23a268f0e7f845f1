using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.TypeScript;

/// <summary>The types of TypeScript for those of the schema.</summary>
internal static class TypeScriptTypes
{
    /// <summary>The type of a value: <c>types.Taint[]</c>.</summary>
    /// <param name="type">The type in the schema.</param>
    /// <param name="module">What the names of objects begin with.</param>
    internal static string Value(TypeSpec type, string module = "") =>
        type switch
        {
            ListSpec list => $"{Value(list.Item, module)}[]",
            MapSpec map => $"{{ [key: string]: {Value(map.Value, module)} }}",
            NamedSpec { Kind: NamedKind.Object } named => module + named.Name,
            NamedSpec { Kind: NamedKind.Enum } named => "enums." + named.Name,
            NamedSpec named => named.Name,
            _ => Primitive(type),
        };

    /// <summary>The type of an argument that may be an output: <c>pulumi.Input&lt;pulumi.Input&lt;types.TaintArgs&gt;[]&gt;</c>.</summary>
    /// <param name="type">The type in the schema.</param>
    /// <param name="module">What the names of objects begin with.</param>
    internal static string Input(TypeSpec type, string module = "") =>
        type switch
        {
            ListSpec list => $"pulumi.Input<{Input(list.Item, module)}[]>",
            MapSpec map => $"pulumi.Input<{{ [key: string]: {Input(map.Value, module)} }}>",
            NamedSpec { Kind: NamedKind.Object } named => $"pulumi.Input<{module}{named.Name}Args>",
            _ => $"pulumi.Input<{Value(type, module)}>",
        };

    private static string Primitive(TypeSpec type) =>
        ((PrimitiveSpec)type).Kind switch
        {
            PrimitiveKind.Integer or PrimitiveKind.Number => "number",
            PrimitiveKind.Boolean => "boolean",
            PrimitiveKind.Any => "any",
            _ => "string",
        };
}
