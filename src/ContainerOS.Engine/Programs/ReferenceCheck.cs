namespace ContainerOS.Engine.Programs;

/// <summary>Checks that every reference names something, and that nothing needs itself.</summary>
internal sealed class ReferenceCheck(ProjectFile project, IReadOnlyCollection<string> config, DiagnosticBag bag)
{
    private IEnumerable<Expression> Options => project.Resources.SelectMany(resource => resource.Options.DependsOn);

    public void Run()
    {
        var graph = new NeedGraph(project);
        var known = graph.Names.Concat(config).Append("pulumi").ToHashSet();
        foreach (
            var reference in project.Expressions.SelectMany(expression => expression.Whole).Concat(Options).OfType<ReferenceExpression>()
        )
        {
            if (!known.Contains(reference.Target.Root))
            {
                bag.Error(
                    reference.Mark,
                    $"'{reference.Target.Root}' is neither a resource, a variable nor a config value{Nearest.Hint(reference.Target.Root, known)}"
                );
            }
        }

        new NeedWalk(graph, bag).Run();
    }
}
