using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Scaling;

/// <summary>COS6021: vSwitch ids start with vsw-.</summary>
internal sealed class VSwitchIdIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS6021",
            Title = "vSwitch ids start with vsw-",
            Severity = Severity.Warning,
            Paths = ["vSwitchIds[]"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.Inferred,
            Why = "vSwitch ids start with vsw- in every sample of the API; other ids are not found",
            Fix = "use a vSwitch id, such as vsw-bp1abc",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var (path, id) in context.Each(pool.Spec.VSwitchIds, "vSwitchIds"))
        {
            if (!id.Content.StartsWith("vsw-", StringComparison.Ordinal))
            {
                context.Fail(path, $"'{id}' is not of the form vsw-...");
            }
        }
    }
}
