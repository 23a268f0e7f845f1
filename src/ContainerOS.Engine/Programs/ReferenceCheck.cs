namespace ContainerOS.Engine.Programs;

/// <summary>Checks that every reference names something, and that nothing needs itself.</summary>
internal sealed class ReferenceCheck(ProjectFile project, IReadOnlyCollection<string> config, DiagnosticBag bag)
{
    private readonly Dictionary<string, Expression> nodes = project.Resources
        .Select(resource => (resource.Key, (Expression)resource.Properties)).Concat(project.Variables.Select(variable => (variable.Name, variable.Value)))
        .DistinctBy(node => node.Item1).ToDictionary(node => node.Item1, node => node.Item2);

    public void Run()
    {
        var known = nodes.Keys.Concat(config).Append("pulumi").ToHashSet();
        foreach (var reference in project.Expressions.SelectMany(expression => expression.Whole).Concat(Options).OfType<ReferenceExpression>())
        {
            if (!known.Contains(reference.Target.Root))
                bag.Error(reference.Mark, $"'{reference.Target.Root}' is neither a resource, a variable nor a config value{Nearest.Hint(reference.Target.Root, known)}");
        }

        foreach (var resource in project.Resources)
            Walk(resource.Key, resource.Mark, []);
    }

    private IEnumerable<Expression> Options => project.Resources.SelectMany(resource => resource.Options.DependsOn);

    private void Walk(string name, SourceMark mark, List<string> path)
    {
        if (path.IndexOf(name) is >= 0 and var begin)
        {
            if (begin == 0)
                bag.Error(mark, $"these need each other: {string.Join(" -> ", path.Append(name))}");
            return;
        }

        foreach (var next in Needs(name).Distinct())
            Walk(next, mark, [.. path, name]);
    }

    private IEnumerable<string> Needs(string name)
    {
        var options = project.Resources.FirstOrDefault(resource => resource.Key == name)?.Options.DependsOn.Select(item => item.Target.Root) ?? [];
        return (nodes.TryGetValue(name, out var expression) ? expression.References.Select(reference => reference.Root) : []).Concat(options).Where(nodes.ContainsKey);
    }
}
