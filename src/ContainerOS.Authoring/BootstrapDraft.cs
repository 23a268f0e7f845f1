using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Authoring;

/// <summary>
/// A bootstrap container while a program writes it, step by step. Each step is checked when it is added, so that a mistake is reported at
/// the line that made it. It cannot be changed: adding a step returns another draft.
/// </summary>
/// <remarks>Whether a script fits the release of the pool is not known here; the pool is checked as a whole later.</remarks>
public sealed class BootstrapDraft
{
    private readonly BootstrapContainer container;
    private readonly PoolChecks checks;

    private BootstrapDraft(BootstrapContainer container, PoolChecks checks) => (this.container, this.checks) = (container, checks);

    /// <summary>The container with the steps so far.</summary>
    public BootstrapContainer Container => container;

    private IReadOnlyList<Value<BootstrapStep>> Steps => container.Steps?.Items ?? [];

    /// <summary>Starts a container.</summary>
    /// <param name="phase">When it runs.</param>
    /// <param name="name">Its name, unique in the pool.</param>
    /// <param name="checks">The checks; all rules when it is left out.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BootstrapDraft Start(BootstrapPhase phase, string name, PoolChecks? checks = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new BootstrapDraft(new BootstrapContainer { Name = name, Phase = phase }, checks ?? PoolChecks.All);
    }

    /// <summary>Adds a step. Values that are not known yet are left for the check of the whole pool.</summary>
    /// <param name="step">The step.</param>
    /// <param name="position">The line of the program.</param>
    /// <exception cref="ProgramRejectedException">The rules reject the step, or the step among those before it.</exception>
    public BootstrapDraft Add(BootstrapStep step, SourcePosition position)
    {
        var steps = ValueList<BootstrapStep>.Of([.. Steps, step]);
        var draft = new BootstrapDraft(container with { Steps = steps }, checks);
        var own = $"bootstrap[0].steps[{steps.Items.Count - 1}]";
        draft.Check(
            path =>
                path == own || path.StartsWith(own + ".", StringComparison.Ordinal) || path.StartsWith(own + "[", StringComparison.Ordinal),
            position
        );
        return draft;
    }

    /// <summary>Reports errors of a part of the container. It has no index in a pool yet, so paths start at its name.</summary>
    private void Check(Func<string, bool> isOwn, SourcePosition position)
    {
        var pool = new NodePoolSpec { Os = Value<OsPin>.Unknown(), Bootstrap = ValueList<BootstrapContainer>.Of(container) };
        Diagnostic[] errors =
        [
            .. checks
                .FindErrors(pool)
                .Where(found => isOwn(found.Path))
                .Select(found =>
                    found with
                    {
                        Path = found.Path.Replace("bootstrap[0]", $"bootstrap container '{container.Name}'", StringComparison.Ordinal),
                        Position = position,
                    }
                ),
        ];
        if (errors.Length > 0)
        {
            throw new ProgramRejectedException($"bootstrap container '{container.Name}'", errors);
        }
    }
}
