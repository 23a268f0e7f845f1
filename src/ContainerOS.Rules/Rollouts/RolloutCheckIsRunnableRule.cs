using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Rollouts;

/// <summary>COS7013: a check of a rollout can be run.</summary>
internal sealed class RolloutCheckIsRunnableRule : Rule
{
    private const string Path = "rollout.gate.checks";

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS7013",
            Title = "a check of a rollout can be run",
            Paths = [Path],
            Source = RuleSources.OwnDesign,
            Confidence = Confidence.Documented,
            Why = "a check that cannot be run pauses the rollout after its first batch",
            Fix = "write one of http and command; write a second entry for another check",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (!context.TryGetKnown(pool.Spec.Rollout.Part(rollout => rollout.Gate), "rollout.gate", out var gate))
        {
            return;
        }

        foreach (var (path, check) in context.Each(gate.Checks, Path))
        {
            if (Problem(check.Content) is { } problem)
            {
                context.Fail(path, problem);
            }
        }
    }

    private static string? Problem(GateCheck check) =>
        check switch
        {
            { Http: null, Command: null } => "the check is neither http nor command",
            { Http: not null, Command: not null } => "the check is both http and command",
            _ => null,
        };
}
