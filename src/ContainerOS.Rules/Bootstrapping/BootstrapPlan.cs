using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>The bootstrap containers of a pool, as rules go through them. What is not known leaves the rule that asks undecided.</summary>
internal sealed class BootstrapPlan(ValueList<BootstrapContainer>? bootstrap)
{
    private readonly Dictionary<string, PlacedScript> scripts = [];
    private readonly Dictionary<string, UnitFile> unitFiles = [];

    /// <summary>Every known container with its path.</summary>
    internal IEnumerable<(string Path, BootstrapContainer Container, bool IsSecret)> Containers(Verdicts verdicts) =>
        bootstrap is null ? [] : verdicts.Each(bootstrap, "bootstrap").Select(each => (each.Path, each.Item.Content, each.Item.IsSecret));

    /// <summary>Every known step, in the order written.</summary>
    internal IEnumerable<PlacedStep> Steps(Verdicts verdicts) => bootstrap is null ? [] :
        from container in Containers(verdicts)
        from step in verdicts.Each(container.Container.Steps, container.Path + ".steps")
        select new PlacedStep(step.Path, container.Container.Phase, step.Item.Content, container.IsSecret || step.Item.IsSecret);

    /// <summary>Every known file step.</summary>
    internal IEnumerable<PlacedFile> Files(Verdicts verdicts)
    {
        foreach (var step in Steps(verdicts))
        {
            if (verdicts.Knows(step.Step.File, step.Path + ".file", out var file))
            {
                yield return new PlacedFile(step.Path + ".file", step.Phase, file, step.IsSecret || step.Step.File is { IsSecret: true });
            }
        }
    }

    /// <summary>Every known systemd unit step.</summary>
    internal IEnumerable<PlacedUnit> Units(Verdicts verdicts)
    {
        foreach (var step in Steps(verdicts))
        {
            if (verdicts.Knows(step.Step.SystemdUnit, step.Path + ".systemdUnit", out var unit))
            {
                yield return new PlacedUnit(step.Path + ".systemdUnit", unit, step.IsSecret || step.Step.SystemdUnit is { IsSecret: true });
            }
        }
    }

    /// <summary>Every systemd unit whose file is known, read once.</summary>
    internal IEnumerable<(PlacedUnit Placed, UnitFile File)> UnitFiles(Verdicts verdicts)
    {
        foreach (var placed in Units(verdicts))
        {
            if (verdicts.Knows(placed.Unit.Content, placed.Path + ".content", out var content))
            {
                yield return (placed, unitFiles.TryGetValue(placed.Path, out var read) ? read : unitFiles[placed.Path] = UnitFile.Parse(content));
            }
        }
    }

    /// <summary>Every known script, read once however many rules ask.</summary>
    internal IEnumerable<PlacedScript> Scripts(Verdicts verdicts)
    {
        foreach (var step in Steps(verdicts))
        {
            var path = step.Path + ".script";
            if (!verdicts.Knows(step.Step.Script, path, out var text))
            {
                continue;
            }

            if (!scripts.TryGetValue(path, out var script))
            {
                script = scripts[path] = new PlacedScript(path, step.Phase, text, step.IsSecret || step.Step.Script is { IsSecret: true });
            }

            yield return script;
        }
    }

    /// <summary>Every known script that is shell; what can not be followed in it is said.</summary>
    internal IEnumerable<PlacedScript> Shell(Verdicts verdicts)
    {
        foreach (var script in Scripts(verdicts))
        {
            foreach (var gap in script.Script.Gaps)
            {
                verdicts.Undecided(script.Path, $"line {gap.At.Line}, column {gap.At.Column}: {gap.What}");
            }

            yield return script;
        }
    }
}
