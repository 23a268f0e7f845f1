using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3027: kernelModules contains module names.</summary>
internal sealed class KernelModuleNameIsValidRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3027",
            Title = "kernelModules contains module names",
            Paths = ["bootstrap[].steps[].kernelModules[]"],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Inferred,
            Why = "modprobe takes a module name, without folder, suffix or options",
            Fix = "use a name such as br_netfilter",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var module in pool.Bootstrap.KernelModules(context))
        {
            if (!KernelNameSyntax.IsModule(module.Text.Content))
            {
                context.Fail(module.Path, module.IsSecret ? "it is not a module name" : $"'{module.Text}' is not a module name");
            }
        }
    }
}
