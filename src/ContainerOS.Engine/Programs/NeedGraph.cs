namespace ContainerOS.Engine.Programs;

/// <summary>Which resources and variables of a program need which others. A name that is given twice stands for the resource.</summary>
internal sealed class NeedGraph
{
    private readonly Dictionary<string, (SourceMark Mark, IReadOnlyList<string> Needs)> nodes = [];

    public NeedGraph(ProjectFile project)
    {
        foreach (var resource in project.Resources)
        {
            nodes.TryAdd(
                resource.Key,
                (resource.Mark, Roots(resource.Properties.References.Concat(resource.Options.DependsOn.Select(item => item.Target))))
            );
        }
        foreach (var variable in project.Variables)
        {
            nodes.TryAdd(variable.Name, (variable.Mark, Roots(variable.Value.References)));
        }
    }

    /// <summary>Every resource and variable, in the order of the file.</summary>
    public IEnumerable<string> Names => nodes.Keys;

    /// <summary>What a resource or variable refers to, each once, in the order written.</summary>
    public IEnumerable<string> Needs(string name) => nodes[name].Needs.Where(nodes.ContainsKey);

    /// <summary>Where it stands.</summary>
    public SourceMark Mark(string name) => nodes[name].Mark;

    private static List<string> Roots(IEnumerable<Reference> references) => [.. references.Select(reference => reference.Root).Distinct()];
}
