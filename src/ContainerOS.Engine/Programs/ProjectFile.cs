using System.Globalization;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>The content of <c>Pulumi.yaml</c>.</summary>
internal sealed record ProjectFile(
    string File,
    string Name,
    IReadOnlyList<ConfigDeclaration> Config,
    IReadOnlyList<VariableDeclaration> Variables,
    IReadOnlyList<ResourceDeclaration> Resources,
    IReadOnlyList<MapEntry> Outputs
)
{
    /// <summary>The runtime and its options.</summary>
    public RuntimeDeclaration Runtime { get; init; } = RuntimeDeclaration.Yaml;

    /// <summary>Whether the engine evaluates the program itself. If not, the program is a process that calls the engine.</summary>
    public bool IsYaml => Runtime.Name == ProgramRuntime.Yaml;

    /// <summary>All expressions of the program.</summary>
    public IEnumerable<Expression> Expressions =>
        Variables
            .Select(variable => variable.Value)
            .Concat(Resources.Select(resource => (Expression)resource.Properties))
            .Concat(Outputs.Select(output => output.Value));
}

/// <summary>The runtime of a program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Main">The directory or file of the program, relative to that of <c>Pulumi.yaml</c>; empty for that directory.</param>
/// <param name="Options">Its options as text, such as <c>typescript</c> or <c>binary</c>.</param>
internal sealed record RuntimeDeclaration(string Name, string Main, IReadOnlyDictionary<string, string> Options)
{
    public static RuntimeDeclaration Yaml { get; } = new(ProgramRuntime.Yaml, string.Empty, new Dictionary<string, string>());
}

/// <summary>The declaration of a config value in the program.</summary>
internal sealed record ConfigDeclaration(SourceLocation Location, string Key, string Type, SyntaxNode? Default, bool IsSecret)
{
    /// <summary>Whether the key belongs to another package (<c>package:key</c>).</summary>
    public bool IsForeign(string project) => IsForeign(project, Key);

    /// <summary>As in pulumi/pulumi <c>workspace/project.go</c>, <c>configKeyIsNamespacedByProject</c>.</summary>
    public static bool IsForeign(string project, string key) =>
        key.Contains(':', StringComparison.Ordinal) && !key.StartsWith(project + ":", StringComparison.Ordinal);
}

/// <summary>The types of config values.</summary>
internal static class ConfigTypes
{
    public static IReadOnlyList<string> Known { get; } = ["string", "integer", "number", "boolean", "array", "object"];

    /// <summary>The types in <c>config</c> (pulumi/pulumi <c>project.json</c>, <c>simpleConfigType</c>).</summary>
    public static IReadOnlyList<string> OfProjects { get; } = ["string", "integer", "boolean", "array", "object"];

    /// <summary>Whether a default has its declared type (pulumi/pulumi <c>workspace.ValidateConfigValue</c>).</summary>
    public static bool Accepts(string type, SyntaxNode? items, SyntaxNode value) =>
        (type, value) switch
        {
            ("string", SyntaxScalar { Value: PropertyString }) => true,
            ("integer", SyntaxScalar { Value: PropertyNumber { Value: var number } }) => double.IsInteger(number),
            ("integer", SyntaxScalar { Value: PropertyString { Value: var text } }) => long.TryParse(
                text,
                CultureInfo.InvariantCulture,
                out _
            ),
            ("boolean", SyntaxScalar { Value: PropertyBool } or SyntaxScalar { Text: "true" or "false" }) => true,
            ("object", SyntaxMapping) => true,
            ("array", SyntaxSequence list) when items is SyntaxMapping map && map.Find("type")?.Value is SyntaxScalar of => list.Items.All(
                item => Accepts(of.Text, map.Find("items")?.Value, item)
            ),
            _ => false,
        };

    /// <summary>The type of a default without a declared type.</summary>
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

/// <summary>A variable of the program.</summary>
internal sealed record VariableDeclaration(SourceLocation Location, string Name, Expression Value);

/// <summary>A resource of the program.</summary>
internal sealed record ResourceDeclaration(
    SourceLocation Location,
    string Key,
    string Name,
    string Type,
    MapExpression Properties,
    ResourceOptions Options
)
{
    public string Package => TypeToken.PackageOf(Type);

    /// <summary>The location of a property, or of its closest parent.</summary>
    public SourceLocation Locate(string propertyPath)
    {
        try
        {
            return Locate(PropertyPath.Parse(propertyPath));
        }
        catch (FormatException)
        {
            return Location; // The provider returned no valid path. The message is then shown at the resource.
        }
    }

    private SourceLocation Locate(PropertyPath path)
    {
        var (location, current) = (Location, (Expression)Properties);
        foreach (var segment in path.Segments)
        {
            if (current is MapExpression map && segment.Name is { } name && map.Find(name) is { } entry)
            {
                (location, current) = (entry.Location, entry.Value);
            }
            else if (current is ListExpression list && segment.Name is null && segment.Index < list.Items.Count)
            {
                (location, current) = (list.Items[segment.Index].Location, list.Items[segment.Index]);
            }
            else
            {
                break;
            }
        }

        return location;
    }
}
