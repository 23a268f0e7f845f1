using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>
/// Finds the parts of a pool's bootstrap containers for the rules, once for all of them. Unknown values leave the calling rule undecided.
/// </summary>
internal sealed class BootstrapScan
{
    private static readonly BootstrapScan None = new(null, null);
    private readonly ValueList<BootstrapContainer>? bootstrap;
    private CachedScan<LocatedStep>? steps;
    private CachedScan<LocatedFile>? files;
    private CachedScan<LocatedUnit>? units;
    private CachedScan<(LocatedUnit Located, UnitFile File)>? unitFiles;
    private CachedScan<UnitText>? unitTexts;
    private CachedScan<LocatedScript>? scripts;
    private CachedScan<LocatedScript>? shell;
    private CachedScan<LocatedSysctl>? sysctls;
    private CachedScan<LocatedText>? modules;
    private CachedScan<LocatedText>? kubeletArgs;

    private readonly ShellScript? reading;

    private BootstrapScan(ValueList<BootstrapContainer>? bootstrap, ShellScript? reading) =>
        (this.bootstrap, this.reading) = (bootstrap, reading);

    /// <summary>The scan of a pool's bootstrap containers; pools without any share one empty scan.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="reading">The reading of the only script in them, when it was read already; otherwise null.</param>
    internal static BootstrapScan Create(ValueList<BootstrapContainer>? bootstrap, ShellScript? reading = null) =>
        bootstrap is null ? None : new BootstrapScan(bootstrap, reading);

    /// <summary>Every known container with its path.</summary>
    internal KnownItems<BootstrapContainer> Containers(RuleContext context) => context.Each(bootstrap, "bootstrap");

    /// <summary>Every known step, in the order they are written.</summary>
    internal LocatedStep[] Steps(RuleContext context) => bootstrap is null ? [] : (steps ??= FindSteps()).ItemsFor(context);

    /// <summary>Every known file step.</summary>
    internal LocatedFile[] Files(RuleContext context) =>
        bootstrap is null ? [] : (files ??= Find(static (step, scan) => LocatedFile.Create(step, scan))).ItemsFor(context);

    /// <summary>Every known systemd unit step.</summary>
    internal LocatedUnit[] Units(RuleContext context) =>
        bootstrap is null ? [] : (units ??= Find(static (step, scan) => LocatedUnit.Create(step, scan))).ItemsFor(context);

    /// <summary>Every systemd unit whose file is known.</summary>
    internal (LocatedUnit Located, UnitFile File)[] UnitFiles(RuleContext context) =>
        bootstrap is null ? [] : (unitFiles ??= FindUnitFiles()).ItemsFor(context);

    /// <summary>Every unit file whose text is known: those of systemdUnit steps, and those that scripts write.</summary>
    internal UnitText[] UnitTexts(RuleContext context) => bootstrap is null ? [] : (unitTexts ??= FindUnitTexts()).ItemsFor(context);

    /// <summary>Every known script.</summary>
    internal LocatedScript[] Scripts(RuleContext context) => bootstrap is null ? [] : (scripts ??= FindScripts()).ItemsFor(context);

    /// <summary>Every known script, for rules that analyze it as shell; parts that cannot be analyzed leave the rule undecided.</summary>
    internal LocatedScript[] ShellScripts(RuleContext context) => bootstrap is null ? [] : (shell ??= FindShell()).ItemsFor(context);

    /// <summary>Every kernel parameter that a step sets.</summary>
    internal LocatedSysctl[] Sysctls(RuleContext context) => bootstrap is null ? [] : (sysctls ??= FindSysctls()).ItemsFor(context);

    /// <summary>Every known kernel module that a step loads.</summary>
    internal LocatedText[] KernelModules(RuleContext context) =>
        bootstrap is null ? [] : (modules ??= FindTexts(".kernelModules", static step => step.KernelModules)).ItemsFor(context);

    /// <summary>Every known kubelet flag that a step sets.</summary>
    internal LocatedText[] KubeletArgs(RuleContext context) =>
        bootstrap is null ? [] : (kubeletArgs ??= FindTexts(".kubeletArgs", static step => step.KubeletArgs)).ItemsFor(context);

    private CachedScan<LocatedStep> FindSteps()
    {
        var scan = new RuleContext();
        List<LocatedStep>? found = null;
        foreach (var (path, container) in Containers(scan))
        {
            foreach (var (place, step) in scan.Each(container.Content.Steps, path + ".steps"))
            {
                (found ??= new(container.Content.Steps!.Items.Count)).Add(
                    new LocatedStep(place, container.Content.Phase, step.Content, container.IsSecret || step.IsSecret)
                );
            }
        }

        return CachedScan<LocatedStep>.Create(found, scan);
    }

    private CachedScan<T> Find<T>(Func<LocatedStep, RuleContext, T?> find)
        where T : class
    {
        var scan = new RuleContext();
        List<T>? found = null;
        foreach (var step in Steps(scan))
        {
            if (find(step, scan) is { } part)
            {
                (found ??= []).Add(part);
            }
        }

        return CachedScan<T>.Create(found, scan);
    }

    private CachedScan<UnitText> FindUnitTexts()
    {
        var scan = new RuleContext();
        List<UnitText>? found = null;
        foreach (var (located, file) in UnitFiles(scan))
        {
            (found ??= []).Add(new UnitText(located.ContentProperty, located.IsContentSecret, file, 0));
        }

        foreach (var script in ShellScripts(scan))
        {
            if (!script.Text.Contains("Exec", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var (path, text) in script.Script.WrittenTexts.All)
            {
                if (text is { Text: { } content } && ShellPaths.IsBelow(path, ["/etc/systemd/system"]))
                {
                    (found ??= []).Add(
                        new UnitText(script.Path, script.IsSecret, UnitFile.Parse(content), text.Value.At.Line - 1)
                        {
                            IsOnOneLine = text.Value.IsPinned,
                        }
                    );
                }
            }
        }

        return CachedScan<UnitText>.Create(found, scan);
    }

    private CachedScan<(LocatedUnit, UnitFile)> FindUnitFiles()
    {
        var scan = new RuleContext();
        List<(LocatedUnit, UnitFile)>? found = null;
        foreach (var located in Units(scan))
        {
            if (scan.TryGetKnown(located.Unit.Content, located.ContentProperty, out var content))
            {
                (found ??= []).Add((located, UnitFile.Parse(content)));
            }
        }

        return CachedScan<(LocatedUnit, UnitFile)>.Create(found, scan);
    }

    private CachedScan<LocatedSysctl> FindSysctls()
    {
        var scan = new RuleContext();
        List<LocatedSysctl>? found = null;
        foreach (var step in Steps(scan).Where(step => step.Step.Sysctl is not null))
        {
            foreach (var (path, name, value) in scan.Each(step.Step.Sysctl, step.Path + ".sysctl"))
            {
                (found ??= []).Add(new LocatedSysctl(path, name, value, step.IsSecret));
            }
        }

        return CachedScan<LocatedSysctl>.Create(found, scan);
    }

    private CachedScan<LocatedText> FindTexts(string name, Func<BootstrapStep, ValueList<string>?> find)
    {
        var scan = new RuleContext();
        List<LocatedText>? found = null;
        foreach (var step in Steps(scan))
        {
            if (find(step.Step) is { } texts)
            {
                foreach (var (path, text) in scan.Each(texts, step.Path + name))
                {
                    (found ??= []).Add(new LocatedText(path, text, step.IsSecret));
                }
            }
        }

        return CachedScan<LocatedText>.Create(found, scan);
    }

    private CachedScan<LocatedScript> FindScripts() =>
        reading is null
            ? Find(static (step, scan) => LocatedScript.Create(step, scan))
            : Find((step, scan) => LocatedScript.Create(step, scan)?.WithReading(reading));

    private CachedScan<LocatedScript> FindShell()
    {
        var scan = new RuleContext();
        var found = Scripts(scan);
        foreach (var script in found)
        {
            foreach (var gap in script.Script.Gaps)
            {
                scan.MarkUndecided(script.Path, gap.At, gap.Reason);
            }
        }

        return new CachedScan<LocatedScript>(found, scan.Undecided);
    }
}

/// <summary>A bootstrap step and its property path.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Phase">When it runs; null when it is not set, which schema validation rejects.</param>
/// <param name="Step">The step.</param>
/// <param name="IsSecret">Whether the whole step is secret, so that messages must not quote it.</param>
internal sealed record LocatedStep(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, BootstrapStep Step, bool IsSecret);

/// <summary>A file step.</summary>
/// <param name="Path">The property path of the step.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="File">The file.</param>
/// <param name="IsSecret">Whether it is secret, so that messages must not quote it.</param>
internal sealed record LocatedFile(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, FileStep File, bool IsSecret)
{
    /// <summary>The property path of its path.</summary>
    internal PoolPropertyPath PathProperty => Path + ".file.path";

    /// <summary>The property path of its mode.</summary>
    internal PoolPropertyPath ModeProperty => Path + ".file.mode";

    /// <summary>The property path of its content.</summary>
    internal PoolPropertyPath ContentProperty => Path + ".file.content";

    /// <summary>Whether its content is secret, so that messages must not quote it.</summary>
    internal bool IsContentSecret => IsSecret || File.Content is { IsSecret: true };

    /// <summary>The file's path, or a placeholder when it is secret, for use in messages.</summary>
    internal string DisplayPath => IsSecret || File.Path is { IsSecret: true } ? "the path" : File.Path?.ToString() ?? "the path";

    /// <summary>The file of a step; null when the step has no file, or the file is not known.</summary>
    internal static LocatedFile? Create(LocatedStep step, RuleContext context) =>
        step.Step.File is { } file && context.TryGetKnown(file, step.Path + ".file", out var content)
            ? new LocatedFile(step.Path, step.Phase, content, step.IsSecret || file.IsSecret)
            : null;
}

/// <summary>A systemd unit step.</summary>
/// <param name="Path">The property path of the step.</param>
/// <param name="Unit">The unit.</param>
/// <param name="IsSecret">Whether it is secret, so that messages must not quote it.</param>
internal sealed record LocatedUnit(PoolPropertyPath Path, SystemdUnitStep Unit, bool IsSecret)
{
    /// <summary>The property path of its name.</summary>
    internal PoolPropertyPath NameProperty => Path + ".systemdUnit.name";

    /// <summary>The property path of its file.</summary>
    internal PoolPropertyPath ContentProperty => Path + ".systemdUnit.content";

    /// <summary>The property path of whether it is enabled.</summary>
    internal PoolPropertyPath EnableProperty => Path + ".systemdUnit.enable";

    /// <summary>Whether the unit file is secret, so that messages must not quote it.</summary>
    internal bool IsContentSecret => IsSecret || Unit.Content is { IsSecret: true };

    /// <summary>The unit of a step; null when the step has no unit, or the unit is not known.</summary>
    internal static LocatedUnit? Create(LocatedStep step, RuleContext context) =>
        step.Step.SystemdUnit is { } unit && context.TryGetKnown(unit, step.Path + ".systemdUnit", out var content)
            ? new LocatedUnit(step.Path, content, step.IsSecret || unit.IsSecret)
            : null;
}

/// <summary>A unit file with a known text.</summary>
/// <param name="Path">The property that has the text.</param>
/// <param name="IsSecret">Whether it is secret, so that messages must not quote it.</param>
/// <param name="File">The unit file.</param>
/// <param name="LinesBefore">The number of lines of the property before the unit file.</param>
internal sealed record UnitText(PoolPropertyPath Path, bool IsSecret, UnitFile File, int LinesBefore)
{
    /// <summary>Whether the unit is written from one line of a script, so that its own lines have no place.</summary>
    internal bool IsOnOneLine { get; init; }

    /// <summary>The line of the property for a line of the unit file.</summary>
    internal int Line(int line) => LinesBefore + (IsOnOneLine ? 1 : line);
}

/// <summary>A script step.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Phase">When it runs.</param>
/// <param name="Text">The script.</param>
/// <param name="IsSecret">Whether it is secret, so that messages must not quote it.</param>
internal sealed record LocatedScript(PoolPropertyPath Path, Value<BootstrapPhase>? Phase, string Text, bool IsSecret)
{
    private ShellScript? parsed;
    private IReadOnlyList<HostFeatureUse>? featureUses;

    /// <summary>What the script does; read once, on first use. A text that is not a shell script is read as an empty one.</summary>
    internal ShellScript Script => parsed ??= ShellScript.Parse(IsShell ? Text.TrimStart('\uFEFF') : string.Empty);

    /// <summary>Whether the text may be a shell script: it has no other interpreter and no other format.</summary>
    internal bool IsShell => ScriptForm.Of(Text) is null && ScriptHasShellShebangRule.ForeignInterpreter(Text) is null;

    /// <summary>The features of other systems that it uses.</summary>
    internal IReadOnlyList<HostFeatureUse> FeatureUses => featureUses ??= [.. HostFeatures.UsesOf(Script)];

    /// <summary>The script of a conversion, which has read it already.</summary>
    internal LocatedScript WithReading(ShellScript reading) => this with { parsed = reading };

    /// <summary>The script of a step; null when the step has no script, or the script is not known.</summary>
    internal static LocatedScript? Create(LocatedStep step, RuleContext context) =>
        step.Step.Script is { } script && context.TryGetKnown(script, step.Path + ".script", out var text)
            ? new LocatedScript(step.Path + ".script", step.Phase, text, step.IsSecret || script.IsSecret)
            : null;

    /// <summary>A text of the script, or the placeholder when the script is secret.</summary>
    internal string TextOrPlaceholder(string text, string placeholder) => IsSecret ? placeholder : text;
}

/// <summary>A kernel parameter that a step sets.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Value">The value; it may be unknown.</param>
/// <param name="IsSecret">Whether the name is secret, so that messages must not quote it.</param>
internal sealed record LocatedSysctl(PoolPropertyPath Path, string Name, Value<string> Value, bool IsSecret);

/// <summary>A known item of a list of strings in a step.</summary>
/// <param name="Path">Its property path.</param>
/// <param name="Text">The item; a secret item formats as a placeholder.</param>
/// <param name="IsSecret">Whether the whole step is secret, so that messages must not quote the item.</param>
internal sealed record LocatedText(PoolPropertyPath Path, Value<string> Text, bool IsSecret);
