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
            Why = "a scaling group can not make instances of a type that ECS does not have",
            Fix = "write a type that ECS lists (aliyun ecs DescribeInstanceTypes), and look for a slip of the pen",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, type) in context.Each(pool.Spec.InstanceTypes, "instanceTypes"))
        {
            if (pool.Facts.InstanceTypesMissingBecause is null && !pool.Facts.InstanceTypes.ContainsKey(type.Content))
            {
                context.Fail(path, $"ECS does not list the instance type {type}");
            }
            else if (pool.Facts.InstanceTypesMissingBecause is { } because && InstanceTypeTable.Find(type.Content) is null)
            {
                context.MarkUndecided(path, $"{type} is in no compiled-in table; {because}");
            }
        }
    }
}
