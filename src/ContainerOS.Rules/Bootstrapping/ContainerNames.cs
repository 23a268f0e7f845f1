namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3005: bootstrap containers have names of their own.</summary>
internal sealed class ContainerNames : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS3005",
        Title = "bootstrap containers have names of their own",
        Paths = ["bootstrap[].name"],
        Source = Sources.OwnDesign,
        Confidence = Confidence.Documented,
        Why = "plans, logs and diffs tell containers apart by name",
        Fix = "give each container a name of its own",
        IsSuppressible = false,
    };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        var names = new HashSet<string>();
        foreach (var (path, container, isSecret) in pool.Bootstrap.Containers(verdicts))
        {
            if (verdicts.Knows(container.Name, path + ".name", out var name) && !names.Add(name))
            {
                verdicts.Fail(path + ".name", isSecret ? "the name is used twice" : $"the name '{container.Name}' is used twice");
            }
        }
    }
}
