using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>The types a config value may be declared with.</summary>
internal static class ConfigTypes
{
    public static IReadOnlyList<string> Known { get; } = ["string", "integer", "number", "boolean", "array", "object"];

    /// <summary>The type of a value that is given without one.</summary>
    public static string OfValue(SyntaxNode value) =>
        value switch
        {
            SyntaxSequence => "array",
            SyntaxMapping => "object",
            SyntaxScalar { Value: PropertyBool } => "boolean",
            SyntaxScalar { Value: PropertyNumber } => "number",
            _ => "string",
        };
}
