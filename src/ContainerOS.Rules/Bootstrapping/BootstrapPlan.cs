using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>The bootstrap containers of a pool, as rules go through them. What is not known leaves the rule that asks undecided.</summary>
internal sealed class BootstrapPlan
{
    private readonly ValueList<BootstrapContainer>? bootstrap;
    private readonly Survey<PlacedStep> steps;
    private readonly Survey<PlacedFile> files;
    private readonly Survey<PlacedUnit> units;
    private readonly Survey<(PlacedUnit Placed, UnitFile File)> unitFiles;
    private readonly Survey<PlacedScript> scripts;
    private readonly Survey<PlacedScript> shell;
    private readonly Survey<PlacedSysctl> sysctls;
    private readonly Survey<PlacedText> modules;
    private readonly Survey<PlacedText> kubeletArgs;

    internal BootstrapPlan(ValueList<BootstrapContainer>? bootstrap)
    {
        this.bootstrap = bootstrap;
        steps = new(FindSteps);
        files = new(FindFiles);
        units = new(FindUnits);
        unitFiles = new(FindUnitFiles);
        scripts = new(FindScripts);
        shell = new(FindShell);
        sysctls = new(FindSysctls);
        modules = new(verdicts => FindTexts(verdicts, ".kernelModules", step => step.KernelModules));
        kubeletArgs = new(verdicts => FindTexts(verdicts, ".kubeletArgs", step => step.KubeletArgs));
    }

    /// <summary>Every known container with its path.</summary>
    internal IEnumerable<(string Path, BootstrapContainer Container, bool IsSecret)> Containers(Verdicts verdicts) =>
        verdicts.Each(bootstrap, "bootstrap").Select(each => (each.Path, each.Item.Content, each.Item.IsSecret));

    /// <summary>Every known step, in the order written.</summary>
    internal PlacedStep[] Steps(Verdicts verdicts) => bootstrap is null ? [] : steps.For(verdicts);

    /// <summary>Every known file step.</summary>
    internal PlacedFile[] Files(Verdicts verdicts) => bootstrap is null ? [] : files.For(verdicts);

    /// <summary>Every known systemd unit step.</summary>
    internal PlacedUnit[] Units(Verdicts verdicts) => bootstrap is null ? [] : units.For(verdicts);

    /// <summary>Every systemd unit whose file is known.</summary>
    internal (PlacedUnit Placed, UnitFile File)[] UnitFiles(Verdicts verdicts) => bootstrap is null ? [] : unitFiles.For(verdicts);

    /// <summary>Every known script.</summary>
    internal PlacedScript[] Scripts(Verdicts verdicts) => bootstrap is null ? [] : scripts.For(verdicts);

    /// <summary>Every known script, for a rule that follows it as shell; what can not be followed is said.</summary>
    internal PlacedScript[] Shell(Verdicts verdicts) => bootstrap is null ? [] : shell.For(verdicts);

    /// <summary>Every kernel parameter that a step sets.</summary>
    internal PlacedSysctl[] Sysctls(Verdicts verdicts) => bootstrap is null ? [] : sysctls.For(verdicts);

    /// <summary>Every known kernel module that a step loads.</summary>
    internal PlacedText[] KernelModules(Verdicts verdicts) => bootstrap is null ? [] : modules.For(verdicts);

    /// <summary>Every known flag that a step gives the kubelet.</summary>
    internal PlacedText[] KubeletArgs(Verdicts verdicts) => bootstrap is null ? [] : kubeletArgs.For(verdicts);

    private IEnumerable<PlacedStep> FindSteps(Verdicts verdicts)
    {
        foreach (var (path, container, isSecret) in Containers(verdicts))
        {
            foreach (var (place, step) in verdicts.Each(container.Steps, path + ".steps"))
            {
                yield return new PlacedStep(place, container.Phase, step.Content, isSecret || step.IsSecret);
            }
        }
    }

    private IEnumerable<PlacedFile> FindFiles(Verdicts verdicts) =>
        from step in Steps(verdicts)
        where step.Step.File is not null && verdicts.Knows(step.Step.File, step.Path + ".file", out _)
        let file = step.Step.File!.Value
        select new PlacedFile(step.Path + ".file", step.Phase, file.Content, step.IsSecret || file.IsSecret);

    private IEnumerable<PlacedUnit> FindUnits(Verdicts verdicts) =>
        from step in Steps(verdicts)
        where step.Step.SystemdUnit is not null && verdicts.Knows(step.Step.SystemdUnit, step.Path + ".systemdUnit", out _)
        let unit = step.Step.SystemdUnit!.Value
        select new PlacedUnit(step.Path + ".systemdUnit", unit.Content, step.IsSecret || unit.IsSecret);

    private IEnumerable<(PlacedUnit, UnitFile)> FindUnitFiles(Verdicts verdicts) =>
        from placed in Units(verdicts)
        where verdicts.Knows(placed.Unit.Content, placed.Path + ".content", out _)
        select (placed, UnitFile.Parse(placed.Unit.Content!.Value.Content));

    private IEnumerable<PlacedScript> FindScripts(Verdicts verdicts) =>
        from step in Steps(verdicts)
        where step.Step.Script is not null && verdicts.Knows(step.Step.Script, step.Path + ".script", out _)
        let script = step.Step.Script!.Value
        select new PlacedScript(step.Path + ".script", step.Phase, script.Content, step.IsSecret || script.IsSecret);

    private IEnumerable<PlacedSysctl> FindSysctls(Verdicts verdicts) =>
        from step in Steps(verdicts)
        where step.Step.Sysctl is not null
        from entry in verdicts.Each(step.Step.Sysctl, step.Path + ".sysctl")
        select new PlacedSysctl(entry.Path, entry.Key, entry.Value, step.IsSecret);

    private IEnumerable<PlacedText> FindTexts(Verdicts verdicts, string name, Func<BootstrapStep, ValueList<string>?> find) =>
        from step in Steps(verdicts)
        where find(step.Step) is not null
        from item in verdicts.Each(find(step.Step), step.Path + name)
        select new PlacedText(item.Path, item.Item, step.IsSecret);

    private PlacedScript[] FindShell(Verdicts verdicts)
    {
        var found = Scripts(verdicts);
        foreach (var script in found)
        {
            foreach (var gap in script.Script.Gaps)
            {
                verdicts.Undecided(script.Path, $"line {gap.At.Line}, column {gap.At.Column}: {gap.What}");
            }
        }

        return found;
    }
}
