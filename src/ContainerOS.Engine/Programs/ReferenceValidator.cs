namespace ContainerOS.Engine.Programs;

/// <summary>Checks that all references have a target and that there are no dependency cycles.</summary>
internal sealed class ReferenceValidator(ProjectFile project, IReadOnlyCollection<string> config, DiagnosticBag bag)
{
    private IEnumerable<Expression> Options =>
        project.Resources.SelectMany(resource => resource.Options.Expressions).SelectMany(expression => expression.SelfAndDescendants);

    public void Run()
    {
        var graph = new DependencyGraph(project);
        var known = graph.Names.Concat(config).Append("pulumi").ToHashSet();
        foreach (
            var reference in project
                .Expressions.SelectMany(expression => expression.SelfAndDescendants)
                .Concat(Options)
                .OfType<ReferenceExpression>()
        )
        {
            if (!known.Contains(reference.Target.Root))
            {
                bag.Error(
                    reference.Location,
                    $"'{reference.Target.Root}' is neither a resource, a variable nor a config value"
                        + NameSuggestion.Hint(reference.Target.Root, known)
                );
            }
        }

        CheckNames();
        new DependencyCycleCheck(graph, bag).Run();
    }

    /// <summary>The rules of pulumi-yaml's <c>checkUniqueNode</c> for what a program declares itself.</summary>
    private void CheckNames()
    {
        var resources = project.Resources.Select(resource => resource.Key).ToHashSet();
        foreach (var variable in project.Variables.Where(variable => resources.Contains(variable.Name)))
        {
            bag.Error(variable.Location, $"the variable '{variable.Name}' has the name of a resource: give one of them another name");
        }

        var declared = project
            .Resources.Select(resource => (resource.Key, resource.Location))
            .Concat(project.Variables.Select(variable => (Key: variable.Name, variable.Location)));
        foreach (var (_, location) in declared.Where(each => each.Key == "pulumi"))
        {
            bag.Error(location, "the name 'pulumi' is reserved for ${pulumi.stack} and the other values of the run: use another one");
        }
    }
}

/// <summary>The dependencies between resources and variables.</summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<string, (SourceLocation Location, IReadOnlyList<string> Dependencies)> nodes = [];

    public DependencyGraph(ProjectFile project)
    {
        foreach (var resource in project.Resources)
        {
            nodes.TryAdd(
                resource.Key,
                (
                    resource.Location,
                    Roots(resource.Properties.References.Concat(resource.Options.Expressions.SelectMany(part => part.References)))
                )
            );
        }
        foreach (var variable in project.Variables)
        {
            nodes.TryAdd(variable.Name, (variable.Location, Roots(variable.Value.References)));
        }
    }

    /// <summary>All resources and variables, in the order of the file.</summary>
    public IEnumerable<string> Names => nodes.Keys;

    /// <summary>The direct dependencies, in the order of the file.</summary>
    public IEnumerable<string> DependenciesOf(string name) => nodes[name].Dependencies.Where(nodes.ContainsKey);

    /// <summary>The location of a resource or variable.</summary>
    public SourceLocation LocationOf(string name) => nodes[name].Location;

    private static List<string> Roots(IEnumerable<Reference> references) => [.. references.Select(reference => reference.Root).Distinct()];
}

/// <summary>Reports dependency cycles and chains that are too long. It visits each name once.</summary>
internal sealed class DependencyCycleCheck(DependencyGraph graph, DiagnosticBag bag)
{
    /// <summary>The length of the longest chain from each visited name.</summary>
    private readonly Dictionary<string, int> lengths = [];

    /// <summary>
    /// The current path with the dependencies still to visit. It is not recursive, because a chain may be as long as a file.
    /// </summary>
    private readonly List<(string Name, IEnumerator<string> Needs)> path = [];
    private readonly Dictionary<string, int> places = [];

    public void Run()
    {
        foreach (var name in graph.Names.Where(name => !lengths.ContainsKey(name)))
        {
            Enter(name);
            while (path.Count > 0)
            {
                Step();
            }
        }
    }

    private void Step()
    {
        var (name, rest) = path[^1];
        if (!rest.MoveNext())
        {
            Leave(name);
        }
        else if (places.TryGetValue(rest.Current, out var begin))
        {
            ReportCycle(begin);
        }
        else if (!lengths.ContainsKey(rest.Current))
        {
            Enter(rest.Current);
        }
    }

    private void Enter(string name)
    {
        places[name] = path.Count;
        path.Add((name, graph.DependenciesOf(name).GetEnumerator()));
    }

    private void Leave(string name)
    {
        path.RemoveAt(path.Count - 1);
        places.Remove(name);
        var length = lengths[name] = 1 + graph.DependenciesOf(name).Select(need => lengths.GetValueOrDefault(need)).DefaultIfEmpty(0).Max();
        if (length == ProgramLimits.ReferenceChain + 1)
        {
            bag.Error(
                graph.LocationOf(name),
                $"'{name}' starts a chain of more than {ProgramLimits.ReferenceChain} resources and variables that refer to each other"
            );
        }
    }

    private void ReportCycle(int begin)
    {
        var cycle = path[begin..].Select(step => step.Name).Append(path[begin].Name);
        bag.Error(graph.LocationOf(path[begin].Name), $"these depend on each other: {string.Join(" -> ", cycle)}");
    }
}
