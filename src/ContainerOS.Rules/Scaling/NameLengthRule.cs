namespace ContainerOS.Rules.Scaling;

/// <summary>COS6101: the name has 1 to 63 characters.</summary>
internal sealed class NameLengthRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6101",
            Title = "the name has 1 to 63 characters",
            Paths = ["name"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Why = "the API accepts names of 1 to 63 characters",
            Fix = "use 1 to 63 characters, or remove name",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (context.TryGetKnown(pool.Spec.Name, "name", out var name) && name.Length is 0 or > 63)
        {
            context.Fail("name", $"the name has {name.Length} characters");
        }
    }
}
