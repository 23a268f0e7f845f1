using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Deployment;

/// <summary>A warning or an error that a plugin logged, with its place in the program.</summary>
internal static class PluginMessage
{
    /// <summary>The wire's log has no field for a property; a line <c>at: path</c> of the text names it.</summary>
    private const string PathLine = "  at: ";

    public static EngineDiagnostic Read(Workspace workspace, EngineSeverity severity, string text, string? urn)
    {
        var declared = workspace.Project.Resources.FirstOrDefault(resource => Urns.Of(workspace, resource.Type, resource.Name) == urn);
        var path = text.Split('\n').FirstOrDefault(line => line.StartsWith(PathLine, StringComparison.Ordinal))?[PathLine.Length..];
        var mark = declared?.Locate(path ?? string.Empty);
        return new EngineDiagnostic(severity, text) { Urn = urn, PropertyPath = path, File = mark?.File, Line = mark?.Line, Column = mark?.Column };
    }
}
