using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>The bootstrap containers of a pool, as rules go through them. What is not known leaves the rule that asks undecided.</summary>
internal sealed class BootstrapScan
{
    private static readonly BootstrapScan None = new(null);
    private readonly ValueList<BootstrapContainer>? bootstrap;
    private CachedScan<LocatedStep>? steps;
    private CachedScan<LocatedFile>? files;
    private CachedScan<LocatedUnit>? units;
    private CachedScan<(LocatedUnit Placed, UnitFile File)>? unitFiles;
    private CachedScan<LocatedScript>? scripts;
    private CachedScan<LocatedScript>? shell;
    private CachedScan<LocatedSysctl>? sysctls;
    private CachedScan<LocatedText>? modules;
    private CachedScan<LocatedText>? kubeletArgs;

    private BootstrapScan(ValueList<BootstrapContainer>? bootstrap) => this.bootstrap = bootstrap;

    /// <summary>The plan of what a pool gives; all pools that give nothing have the same one, in which nothing is ever looked for.</summary>
    internal static BootstrapScan Create(ValueList<BootstrapContainer>? bootstrap) =>
        bootstrap is null ? None : new BootstrapScan(bootstrap);

    /// <summary>Every known container with its path.</summary>
    internal KnownItems<BootstrapContainer> Containers(RuleContext context) => context.Each(bootstrap, "bootstrap");

    /// <summary>Every known step, in the order written.</summary>
    internal LocatedStep[] Steps(RuleContext context) => bootstrap is null ? [] : (steps ??= FindSteps()).ItemsFor(context);

    /// <summary>Every known file step.</summary>
    internal LocatedFile[] Files(RuleContext context) =>
        bootstrap is null ? [] : (files ??= Find(static (step, own) => LocatedFile.Create(step, own))).ItemsFor(context);

    /// <summary>Every known systemd unit step.</summary>
    internal LocatedUnit[] Units(RuleContext context) =>
        bootstrap is null ? [] : (units ??= Find(static (step, own) => LocatedUnit.Create(step, own))).ItemsFor(context);

    /// <summary>Every systemd unit whose file is known.</summary>
    internal (LocatedUnit Placed, UnitFile File)[] UnitFiles(RuleContext context) =>
        bootstrap is null ? [] : (unitFiles ??= FindUnitFiles()).ItemsFor(context);

    /// <summary>Every known script.</summary>
    internal LocatedScript[] Scripts(RuleContext context) =>
        bootstrap is null ? [] : (scripts ??= Find(static (step, own) => LocatedScript.Create(step, own))).ItemsFor(context);

    /// <summary>Every known script, for a rule that follows it as shell; what can not be followed is said.</summary>
    internal LocatedScript[] ShellScripts(RuleContext context) => bootstrap is null ? [] : (shell ??= FindShell()).ItemsFor(context);

    /// <summary>Every kernel parameter that a step sets.</summary>
    internal LocatedSysctl[] Sysctls(RuleContext context) => bootstrap is null ? [] : (sysctls ??= FindSysctls()).ItemsFor(context);

    /// <summary>Every known kernel module that a step loads.</summary>
    internal LocatedText[] KernelModules(RuleContext context) =>
        bootstrap is null ? [] : (modules ??= FindTexts(".kernelModules", static step => step.KernelModules)).ItemsFor(context);

    /// <summary>Every known flag that a step gives the kubelet.</summary>
    internal LocatedText[] KubeletArgs(RuleContext context) =>
        bootstrap is null ? [] : (kubeletArgs ??= FindTexts(".kubeletArgs", static step => step.KubeletArgs)).ItemsFor(context);

    private CachedScan<LocatedStep> FindSteps()
    {
        var own = new RuleContext();
        List<LocatedStep>? found = null;
        foreach (var (path, container) in Containers(own))
        {
            foreach (var (place, step) in own.Each(container.Content.Steps, path + ".steps"))
            {
                (found ??= new(container.Content.Steps!.Items.Count)).Add(
                    new LocatedStep(place, container.Content.Phase, step.Content, container.IsSecret || step.IsSecret)
                );
            }
        }

        return CachedScan<LocatedStep>.Create(found, own);
    }

    private CachedScan<T> Find<T>(Func<LocatedStep, RuleContext, T?> find)
        where T : class
    {
        var own = new RuleContext();
        List<T>? found = null;
        foreach (var step in Steps(own))
        {
            if (find(step, own) is { } part)
            {
                (found ??= []).Add(part);
            }
        }

        return CachedScan<T>.Create(found, own);
    }

    private CachedScan<(LocatedUnit, UnitFile)> FindUnitFiles()
    {
        var own = new RuleContext();
        List<(LocatedUnit, UnitFile)>? found = null;
        foreach (var placed in Units(own))
        {
            if (own.TryGetKnown(placed.Unit.Content, placed.ContentProperty, out var content))
            {
                (found ??= []).Add((placed, UnitFile.Parse(content)));
            }
        }

        return CachedScan<(LocatedUnit, UnitFile)>.Create(found, own);
    }

    private CachedScan<LocatedSysctl> FindSysctls()
    {
        var own = new RuleContext();
        List<LocatedSysctl>? found = null;
        foreach (var step in Steps(own).Where(step => step.Step.Sysctl is not null))
        {
            foreach (var (path, name, value) in own.Each(step.Step.Sysctl, step.Path + ".sysctl"))
            {
                (found ??= []).Add(new LocatedSysctl(path, name, value, step.IsSecret));
            }
        }

        return CachedScan<LocatedSysctl>.Create(found, own);
    }

    private CachedScan<LocatedText> FindTexts(string name, Func<BootstrapStep, ValueList<string>?> find)
    {
        var own = new RuleContext();
        List<LocatedText>? found = null;
        foreach (var step in Steps(own))
        {
            if (find(step.Step) is { } texts)
            {
                foreach (var (path, text) in own.Each(texts, step.Path + name))
                {
                    (found ??= []).Add(new LocatedText(path, text, step.IsSecret));
                }
            }
        }

        return CachedScan<LocatedText>.Create(found, own);
    }

    private CachedScan<LocatedScript> FindShell()
    {
        var own = new RuleContext();
        var found = Scripts(own);
        foreach (var script in found)
        {
            foreach (var gap in script.Script.Gaps)
            {
                own.MarkUndecided(script.Path, gap.At, gap.Reason);
            }
        }

        return new CachedScan<LocatedScript>(found, own.Undecided);
    }
}
