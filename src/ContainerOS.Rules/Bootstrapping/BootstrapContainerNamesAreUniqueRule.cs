namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3005: bootstrap containers have names of their own.</summary>
internal sealed class BootstrapContainerNamesAreUniqueRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3005",
            Title = "bootstrap containers have names of their own",
            Paths = ["bootstrap[].name"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "plans, logs and diffs tell containers apart by name",
            Fix = "give each container a name of its own",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        var names = pool.Spec.Bootstrap is { Items.Count: > 1 } ? new HashSet<string>() : null;
        foreach (var (path, container) in pool.Bootstrap.Containers(context))
        {
            if (context.TryGetKnown(container.Content.Name, path + ".name", out var name) && names?.Add(name) is false)
            {
                context.Fail(
                    path + ".name",
                    container.IsSecret ? "the name is used twice" : $"the name '{container.Content.Name}' is used twice"
                );
            }
        }
    }
}
