namespace ContainerOS.Rules.Applicability;

/// <summary>COS1009: the cloud lists every instance type.</summary>
internal sealed class InstanceTypeExistsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1009",
            Title = "the cloud lists every instance type",
            Paths = ["instanceTypes[]"],
            Source = RuleSources.InstanceTypesApi,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.InstanceCatalogue,
            Why = "a scaling group cannot create instances of a type that ECS does not have",
            Fix = "use a type that ECS lists (aliyun ecs DescribeInstanceTypes), and check the spelling",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, type) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            if (pool.Facts.InstanceTypes.ContainsKey(type.Content))
            {
                continue;
            }

            if (pool.Facts.InstanceTypesMissingBecause is not { } because)
            {
                context.Fail(path, $"ECS does not list the instance type {type}");
            }
            else if (InstanceTypeTable.Find(type.Content) is null)
            {
                context.MarkUndecided(path, $"{type} is not in the compiled-in table; {because}");
            }
        }
    }
}
