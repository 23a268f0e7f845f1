using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Deployment;

/// <summary>What a plugin logged about a resource, with its place in the program.</summary>
internal static class PluginMessage
{
    /// <summary>The wire's log has no field for a property; a line <c>at: path</c> of the text names it.</summary>
    private const string PathLine = "  at: ";

    /// <summary>Whether a text is about a property, and not just something to know.</summary>
    public static bool HasPlace(string text) => PathOf(text) is not null;

    public static EngineDiagnostic Read(Workspace workspace, EngineSeverity severity, string text, string? urn)
    {
        var declared = workspace.Project.Resources.FirstOrDefault(resource => Urns.Of(workspace, resource.Type, resource.Name) == urn);
        var path = PathOf(text);
        var mark = declared?.Locate(path ?? string.Empty);
        return new EngineDiagnostic(severity, text)
        {
            Urn = urn,
            PropertyPath = path,
            File = mark?.File,
            Line = mark?.Line,
            Column = mark?.Column,
        };
    }

    private static string? PathOf(string text) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(PathLine, StringComparison.Ordinal))?[PathLine.Length..];
}
