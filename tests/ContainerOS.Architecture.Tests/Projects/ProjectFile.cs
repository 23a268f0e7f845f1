using System.Xml.Linq;

namespace ContainerOS.Architecture.Projects;

/// <summary>What the project file of a project says.</summary>
internal static class ProjectFile
{
    /// <summary>The projects it refers to, by assembly name.</summary>
    internal static IReadOnlyList<string> References(Project project) =>
        [.. Load(project).Descendants("ProjectReference").Select(reference => NameOf((string)reference.Attribute("Include")!))];

    internal static bool IsMarkedCore(Project project) => Flag(project, "IsCoreProject");

    private static bool Flag(Project project, string property) => (string?)Load(project).Descendants(property).SingleOrDefault() == "true";

    private static XDocument Load(Project project) => XDocument.Load(Path.Combine(Repository.Root, project.File));

    private static string NameOf(string include)
    {
        var file = Path.GetFileName(include.Replace('\\', '/'));
        return ProjectTable.Projects.FirstOrDefault(project => Path.GetFileName(project.File) == file)?.Name ?? file;
    }
}
