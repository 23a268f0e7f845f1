using System.Text;

namespace ContainerOS.Architecture.Projects;

/// <summary>The README's table of projects, generated from <see cref="ProjectTable"/>.</summary>
internal static class ReadmeTable
{
    private const string Begin = "<!-- projects: generated, eng/update-readme writes it -->\n";
    private const string End = "<!-- end of projects -->\n";

    /// <summary>Replaces the table between the two markers.</summary>
    /// <exception cref="InvalidOperationException">A marker is missing.</exception>
    internal static string Update(string readme)
    {
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"README.md needs the lines '{Begin.Trim()}' and '{End.Trim()}', in this order.");
        }

        return string.Concat(readme.AsSpan(0, begin + Begin.Length), Render(), readme.AsSpan(end));
    }

    private static string Render()
    {
        var text = new StringBuilder("| project | purpose | may refer to | internals also visible to |\n| --- | --- | --- | --- |\n");
        foreach (var project in ProjectTable.Projects)
        {
            text.Append(null, $"| [`{project.Folder}`]({project.Folder}/README.md) | {project.Purpose} | ");
            text.Append(null, $"{List(project.MayReferTo)} | {List(project.AlsoVisibleTo)} |\n");
        }

        return text.ToString();
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "-" : string.Join(", ", names.Select(name => name.Replace("ContainerOS.", "", StringComparison.Ordinal)));
}
