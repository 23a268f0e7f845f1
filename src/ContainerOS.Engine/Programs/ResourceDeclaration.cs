using ContainerOS.Protocol.Paths;

namespace ContainerOS.Engine.Programs;

/// <summary>A resource of the program.</summary>
internal sealed record ResourceDeclaration(
    SourceMark Mark,
    string Key,
    string Name,
    string Type,
    MapExpression Properties,
    ResourceOptions Options
)
{
    public string Package => TypeToken.PackageOf(Type);

    /// <summary>The place of a property, or of what stands nearest to it.</summary>
    public SourceMark Locate(string propertyPath)
    {
        if (propertyPath.Length == 0)
        {
            return Mark;
        }
        try
        {
            return Locate(PropertyPath.Parse(propertyPath));
        }
        catch (FormatException)
        {
            return Mark; // A provider that writes no path still gets its message shown, at the resource.
        }
    }

    private SourceMark Locate(PropertyPath path)
    {
        var (mark, current) = (Mark, (Expression)Properties);
        foreach (var segment in path.Segments)
        {
            if (current is MapExpression map && segment.Name is { } name && map.Find(name) is { } entry)
            {
                (mark, current) = (entry.Mark, entry.Value);
            }
            else if (current is ListExpression list && segment.Name is null && segment.Index < list.Items.Count)
            {
                (mark, current) = (list.Items[segment.Index].Mark, list.Items[segment.Index]);
            }
            else
            {
                break;
            }
        }

        return mark;
    }
}
