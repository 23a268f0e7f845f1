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
    /// <summary>All expressions of the program.</summary>
    public IEnumerable<Expression> Expressions =>
        Variables
            .Select(variable => variable.Value)
            .Concat(Resources.Select(resource => (Expression)resource.Properties))
            .Concat(Outputs.Select(output => output.Value));
}

/// <summary>The declaration of a config value in the program.</summary>
internal sealed record ConfigDeclaration(SourceLocation Location, string Key, string Type, SyntaxNode? Default, bool IsSecret)
{
    /// <summary>Whether the key belongs to another package (<c>package:key</c>).</summary>
    public bool IsForeign(string project) => Key.Split(':') is [var owner, _] && owner != project;
}

/// <summary>The types of config values.</summary>
internal static class ConfigTypes
{
    public static IReadOnlyList<string> Known { get; } = ["string", "integer", "number", "boolean", "array", "object"];

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
        if (propertyPath.Length == 0)
        {
            return Location;
        }
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
