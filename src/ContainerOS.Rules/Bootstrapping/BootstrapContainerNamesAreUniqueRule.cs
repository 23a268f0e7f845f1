namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3005: bootstrap containers have unique names.</summary>
internal sealed class BootstrapContainerNamesAreUniqueRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3005",
            Title = "bootstrap containers have unique names",
            Paths = ["bootstrap[].name"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "plans, logs and diffs identify containers by name",
            Fix = "give each container a different name",
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
