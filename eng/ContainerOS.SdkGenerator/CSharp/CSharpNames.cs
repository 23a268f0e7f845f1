using ContainerOS.SdkGenerator.Schema;

namespace ContainerOS.SdkGenerator.CSharp;

/// <summary>The names of C# for what the schema names.</summary>
internal static class CSharpNames
{
    // https://learn.microsoft.com/dotnet/csharp/language-reference/keywords: reserved, so a parameter of the name needs an '@'.
    private static readonly HashSet<string> Keywords =
    [
        .. (
            "abstract as base bool break byte case catch char checked class const continue decimal default "
            + "delegate do double else enum event explicit extern false finally fixed float for foreach goto if "
            + "implicit in int interface internal is lock long namespace new null object operator out override "
            + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static "
            + "string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual "
            + "void volatile while"
        ).Split(' '),
    ];

    /// <summary>The name of a property or type. A member cannot be named like its class, and gets a suffix.</summary>
    internal static string Pascal(string name, string? owner = null)
    {
        var pascal = char.ToUpperInvariant(name[0]) + name[1..];
        return pascal == owner ? pascal + "Value" : pascal;
    }

    /// <summary>The name of a parameter.</summary>
    internal static string Parameter(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The type of the value of an output: <c>ImmutableArray&lt;Outputs.Taint&gt;</c>.</summary>
    internal static string Output(TypeSpec type, bool isRequired)
    {
        var name = type switch
        {
            ListSpec list => $"ImmutableArray<{Output(list.Item, isRequired: true)}>",
            MapSpec map => $"ImmutableDictionary<string, {Output(map.Value, isRequired: true)}>",
            NamedSpec { Kind: NamedKind.Object } named => "Outputs." + named.Name,
            NamedSpec named => named.Name,
            _ => Primitive(type),
        };
        return isRequired || type is ListSpec ? name : name + "?";
    }

    /// <summary>The type of an argument that may be the output of a resource: <c>InputList&lt;Inputs.TaintArgs&gt;</c>.</summary>
    internal static string Input(TypeSpec type) =>
        type switch
        {
            ListSpec list => $"InputList<{InputItem(list.Item)}>",
            MapSpec map => $"InputMap<{InputItem(map.Value)}>",
            _ => $"Input<{InputItem(type)}>",
        };

    /// <summary>The type of an argument that is a value only: <c>List&lt;Inputs.Taint&gt;</c>.</summary>
    internal static string Plain(TypeSpec type) =>
        type switch
        {
            ListSpec list => $"List<{Plain(list.Item)}>",
            MapSpec map => $"Dictionary<string, {Plain(map.Value)}>",
            NamedSpec { Kind: NamedKind.Object } named => "Inputs." + named.Name,
            NamedSpec named => named.Name,
            _ => Primitive(type),
        };

    /// <summary>Whether the plain type is a value type, which is never null.</summary>
    internal static bool IsValueType(TypeSpec type) =>
        type
            is PrimitiveSpec { Kind: PrimitiveKind.Integer or PrimitiveKind.Number or PrimitiveKind.Boolean }
                or NamedSpec { Kind: NamedKind.Enum };

    private static string InputItem(TypeSpec type) =>
        type switch
        {
            ListSpec list => $"ImmutableArray<{InputItem(list.Item)}>",
            MapSpec map => $"ImmutableDictionary<string, {InputItem(map.Value)}>",
            NamedSpec { Kind: NamedKind.Object } named => $"Inputs.{named.Name}Args",
            NamedSpec named => named.Name,
            _ => Primitive(type),
        };

    private static string Primitive(TypeSpec type) =>
        ((PrimitiveSpec)type).Kind switch
        {
            PrimitiveKind.Integer => "int",
            PrimitiveKind.Number => "double",
            PrimitiveKind.Boolean => "bool",
            PrimitiveKind.Any => "object",
            _ => "string",
        };
}
