using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6022: security groups are ids that begin with sg-.</summary>
internal sealed class SecurityGroupIdIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6022",
            Title = "security groups are ids that begin with sg-",
            Severity = Severity.Warning,
            Paths = ["securityGroupIds[]"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "the ids of security groups begin with sg- in every sample of the API; an id of another kind does not resolve",
            Fix = "write the id of one, such as sg-bp1abc",
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
