using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>The bootstrap containers of a pool, as rules go through them. What is not known leaves the rule that asks undecided.</summary>
internal sealed class BootstrapPlan
{
    private static readonly BootstrapPlan None = new(null);
    private readonly ValueList<BootstrapContainer>? bootstrap;
    private Survey<PlacedStep>? steps;
    private Survey<PlacedFile>? files;
    private Survey<PlacedUnit>? units;
    private Survey<(PlacedUnit Placed, UnitFile File)>? unitFiles;
    private Survey<PlacedScript>? scripts;
    private Survey<PlacedScript>? shell;
    private Survey<PlacedSysctl>? sysctls;
    private Survey<PlacedText>? modules;
    private Survey<PlacedText>? kubeletArgs;

    private BootstrapPlan(ValueList<BootstrapContainer>? bootstrap) => this.bootstrap = bootstrap;

    /// <summary>The plan of what a pool gives; all pools that give nothing have the same one, in which nothing is ever looked for.</summary>
    internal static BootstrapPlan Of(ValueList<BootstrapContainer>? bootstrap) => bootstrap is null ? None : new BootstrapPlan(bootstrap);

    /// <summary>Every known container with its path.</summary>
    internal KnownItems<BootstrapContainer> Containers(Verdicts verdicts) => verdicts.Each(bootstrap, "bootstrap");

    /// <summary>Every known step, in the order written.</summary>
    internal PlacedStep[] Steps(Verdicts verdicts) => bootstrap is null ? [] : (steps ??= FindSteps()).For(verdicts);

    /// <summary>Every known file step.</summary>
    internal PlacedFile[] Files(Verdicts verdicts) =>
        bootstrap is null ? [] : (files ??= Find(static (step, own) => PlacedFile.Of(step, own))).For(verdicts);

    /// <summary>Every known systemd unit step.</summary>
    internal PlacedUnit[] Units(Verdicts verdicts) =>
        bootstrap is null ? [] : (units ??= Find(static (step, own) => PlacedUnit.Of(step, own))).For(verdicts);

    /// <summary>Every systemd unit whose file is known.</summary>
    internal (PlacedUnit Placed, UnitFile File)[] UnitFiles(Verdicts verdicts) =>
        bootstrap is null ? [] : (unitFiles ??= FindUnitFiles()).For(verdicts);

    /// <summary>Every known script.</summary>
    internal PlacedScript[] Scripts(Verdicts verdicts) =>
        bootstrap is null ? [] : (scripts ??= Find(static (step, own) => PlacedScript.Of(step, own))).For(verdicts);

    /// <summary>Every known script, for a rule that follows it as shell; what can not be followed is said.</summary>
    internal PlacedScript[] Shell(Verdicts verdicts) => bootstrap is null ? [] : (shell ??= FindShell()).For(verdicts);

    /// <summary>Every kernel parameter that a step sets.</summary>
    internal PlacedSysctl[] Sysctls(Verdicts verdicts) => bootstrap is null ? [] : (sysctls ??= FindSysctls()).For(verdicts);

    /// <summary>Every known kernel module that a step loads.</summary>
    internal PlacedText[] KernelModules(Verdicts verdicts) =>
        bootstrap is null ? [] : (modules ??= FindTexts(".kernelModules", static step => step.KernelModules)).For(verdicts);

    /// <summary>Every known flag that a step gives the kubelet.</summary>
    internal PlacedText[] KubeletArgs(Verdicts verdicts) =>
        bootstrap is null ? [] : (kubeletArgs ??= FindTexts(".kubeletArgs", static step => step.KubeletArgs)).For(verdicts);

    private Survey<PlacedStep> FindSteps()
    {
        var own = new Verdicts();
        List<PlacedStep>? found = null;
        foreach (var (path, container) in Containers(own))
        {
            foreach (var (place, step) in own.Each(container.Content.Steps, path + ".steps"))
            {
                (found ??= new(container.Content.Steps!.Items.Count)).Add(
                    new PlacedStep(place, container.Content.Phase, step.Content, container.IsSecret || step.IsSecret)
                );
            }
        }

        return Survey<PlacedStep>.Of(found, own);
    }

    private Survey<T> Find<T>(Func<PlacedStep, Verdicts, T?> find)
        where T : class
    {
        var own = new Verdicts();
        List<T>? found = null;
        foreach (var step in Steps(own))
        {
            if (find(step, own) is { } part)
            {
                (found ??= []).Add(part);
            }
        }

        return Survey<T>.Of(found, own);
    }

    private Survey<(PlacedUnit, UnitFile)> FindUnitFiles()
    {
        var own = new Verdicts();
        List<(PlacedUnit, UnitFile)>? found = null;
        foreach (var placed in Units(own))
        {
            if (own.Knows(placed.Unit.Content, placed.AtContent, out var content))
            {
                (found ??= []).Add((placed, UnitFile.Parse(content)));
            }
        }

        return Survey<(PlacedUnit, UnitFile)>.Of(found, own);
    }

    private Survey<PlacedSysctl> FindSysctls()
    {
        var own = new Verdicts();
        List<PlacedSysctl>? found = null;
        foreach (var step in Steps(own).Where(step => step.Step.Sysctl is not null))
        {
            foreach (var (path, name, value) in own.Each(step.Step.Sysctl, step.Path + ".sysctl"))
            {
                (found ??= []).Add(new PlacedSysctl(path, name, value, step.IsSecret));
            }
        }

        return Survey<PlacedSysctl>.Of(found, own);
    }

    private Survey<PlacedText> FindTexts(string name, Func<BootstrapStep, ValueList<string>?> find)
    {
        var own = new Verdicts();
        List<PlacedText>? found = null;
        foreach (var step in Steps(own))
        {
            if (find(step.Step) is { } texts)
            {
                foreach (var (path, text) in own.Each(texts, step.Path + name))
                {
                    (found ??= []).Add(new PlacedText(path, text, step.IsSecret));
                }
            }
        }

        return Survey<PlacedText>.Of(found, own);
    }

    private Survey<PlacedScript> FindShell()
    {
        var own = new Verdicts();
        var found = Scripts(own);
        foreach (var script in found)
        {
            foreach (var gap in script.Script.Gaps)
            {
                own.Undecided(script.Path, $"line {gap.At.Line}, column {gap.At.Column}: {gap.What}");
            }
        }

        return new Survey<PlacedScript>(found, own.Open);
    }
}
