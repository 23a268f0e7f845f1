using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3027: kernelModules holds names of modules.</summary>
internal sealed class ModuleNames : Rule
{
    public override RuleInfo Info { get; } = new()
    {
        Code = "COS3027",
        Title = "kernelModules holds names of modules",
        Paths = ["bootstrap[].steps[].kernelModules[]"],
        Source = Sources.OwnDesign,
        Confidence = Confidence.Inferred,
        Why = "modprobe takes a name, without folder, suffix or options",
        Fix = "write a name such as br_netfilter",
        IsSuppressible = true,
    };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        foreach (var step in pool.Bootstrap.Steps(verdicts))
        {
            foreach (var (path, name) in verdicts.Each(step.Step.KernelModules, step.Path + ".kernelModules"))
            {
                if (!KernelNames.IsModule(name.Content))
                {
                    verdicts.Fail(path, step.IsSecret ? "it is no name of a module" : $"'{name}' is no name of a module");
                }
            }
        }
    }
}
