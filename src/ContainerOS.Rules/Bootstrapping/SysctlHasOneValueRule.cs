using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3026: a kernel parameter is set to one value.</summary>
internal sealed class SysctlHasOneValueRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3026",
            Title = "a kernel parameter is set to one value",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].sysctl", "sysctls"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "the value that is set last takes effect, and which one that is depends on when a node joins",
            Fix = "keep one of them",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        Dictionary<string, string>? set = null;
        foreach (var (path, name, value) in context.Each(pool.Spec.Sysctls, "sysctls"))
        {
            if (context.TryGetKnown(value, path, out var text))
            {
                (set ??= [])[name] = text;
            }
        }

        foreach (var step in pool.Bootstrap.Sysctls(context))
        {
            if (context.TryGetKnown(step.Value, step.Path, out var text) && !(set ??= []).TryAdd(step.Name, text) && set[step.Name] != text)
            {
                context.Fail(step.Path, "the parameter is also set to another value");
            }
        }
    }
}
