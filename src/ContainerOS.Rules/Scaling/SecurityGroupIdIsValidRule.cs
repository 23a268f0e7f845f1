using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6022: security group ids start with sg-.</summary>
internal sealed class SecurityGroupIdIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6022",
            Title = "security group ids start with sg-",
            Severity = Severity.Warning,
            Paths = ["securityGroupIds[]"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "security group ids start with sg- in every sample of the API; other ids are not found",
            Fix = "use a security group id, such as sg-bp1abc",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, id) in context.Each(pool.Spec.SecurityGroupIds, "securityGroupIds"))
        {
            if (!id.Content.StartsWith("sg-", StringComparison.Ordinal))
            {
                context.Fail(path, $"'{id}' is not of the form sg-...");
            }
        }
    }
}
