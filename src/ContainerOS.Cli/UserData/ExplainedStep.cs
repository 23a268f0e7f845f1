using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Rules.Shell;
using ContainerOS.UserData;

namespace ContainerOS.Cli.UserData;

/// <summary>What a step does, and of a script what it can be seen to write.</summary>
/// <param name="Effect">What it does.</param>
/// <param name="Bytes">Its bytes of user data; null while they are not known.</param>
/// <param name="Reach">The paths a script writes; null of what is no script, is secret or not known, or is not for a shell.</param>
internal sealed record ExplainedStep(StepEffect Effect, int? Bytes, ScriptAnalysis? Reach)
{
    /// <summary>The phase as programs write it.</summary>
    internal string? PhaseName => Effect.Phase is { } phase ? PoolTerms.BootstrapPhases.Of(phase) : null;

    /// <summary>The steps of all containers, in the order written.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="sizes">Their bytes; null while they are not known.</param>
    internal static IReadOnlyList<ExplainedStep> Of(ValueList<BootstrapContainer> bootstrap, UserDataBudget? sizes)
    {
        var weights = sizes is { } budget
            ? budget.BeforeJoin.Steps.Concat(budget.AfterJoin.Steps).ToDictionary(step => step.Path, step => step.Bytes)
            : [];
        return
        [
            .. UserDataExplainer
                .Explain(bootstrap)
                .Zip(
                    Steps(bootstrap),
                    (effect, script) =>
                        new ExplainedStep(
                            effect,
                            weights.TryGetValue(effect.Path, out var bytes) ? bytes : null,
                            script is null ? null : ScriptAnalysis.Analyze(script)
                        )
                ),
        ];
    }

    /// <summary>The script of each step, null where it has none that may be read as shell.</summary>
    private static IEnumerable<string?> Steps(ValueList<BootstrapContainer> bootstrap) =>
        from container in bootstrap.Items
        where container.IsKnown
        from step in container.Content.Steps?.Items ?? []
        select container.IsSecret
        || step is not { IsKnown: true, IsSecret: false }
        || step.Content.Script is not { IsKnown: true, IsSecret: false } script
        || !IsShell(script.Content)
            ? null
            : script.Content;

    private static bool IsShell(string script) =>
        !script.StartsWith("#!", StringComparison.Ordinal)
        || script.Split('\n')[0].TrimEnd().Split('/', ' ') is var words
            && words.Any(word => word is "sh" or "bash" or "dash" or "ash" or "busybox");
}
