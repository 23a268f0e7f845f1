using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Cli.Rollouts;

/// <summary>What happens when the image turns out to be bad in a batch.</summary>
/// <param name="Batch">The number of the batch; null for the run in which the image is good.</param>
/// <param name="Touched">The nodes that got the new image.</param>
/// <param name="Replacements">The replacements of system disks, the way back included.</param>
/// <param name="MostDown">The most nodes that were not Ready at a moment.</param>
/// <param name="Took">From the start of the batch, or of the run, until its end.</param>
/// <param name="End">The end.</param>
internal sealed record RehearsedRun(int? Batch, int Touched, int Replacements, int MostDown, TimeSpan Took, RolloutStep End);

/// <summary>
/// Runs a plan on an emulated copy of the pool, once with a good image, and once for each batch with an image that is bad from it on.
/// </summary>
internal static class RolloutRehearsal
{
    /// <summary>Runs all of them. The first run is the good one.</summary>
    internal static async Task<IReadOnlyList<RehearsedRun>> RunAsync(RolloutPlan plan, int seed, CancellationToken ct)
    {
        await using var pool = await EmulatedPool.CreateAsync(plan, seed, ct);
        List<RehearsedRun> bad = [];
        var tally = new Tally(pool.Plan, pool.Now);
        await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: ct))
        {
            // A copy from just before the batch goes on with a bad image, and this run with the good one.
            if (moment is { Activity: null, Step: { Kind: RolloutStepKind.ReplaceNodes, Batch: { } batch } })
            {
                await using var copy = await pool.ForkAsync(ct);
                copy.BreakImage();
                var broken = new Tally(pool.Plan, copy.Now, tally);
                await foreach (var after in new RolloutRunner(copy.Client).FollowApplyAsync(copy.Plan, cancellationToken: ct))
                {
                    broken.Add(after);
                }

                bad.Add(broken.ToRun(batch.Number, copy.Now));
            }

            tally.Add(moment);
        }

        return [tally.ToRun(null, pool.Now), .. bad];
    }

    private sealed class Tally(RolloutPlan plan, DateTimeOffset start, Tally? before = null)
    {
        private readonly HashSet<string> touched = [.. before?.touched ?? []];
        private int replacements = before?.replacements ?? 0;
        private int mostDown;
        private RolloutMoment? last;

        internal void Add(RolloutMoment moment)
        {
            if (moment.Activity is not null)
            {
                return;
            }

            last = moment;
            // Nodes that are not Ready go back first, so that they are among those of the step.
            var replaced = moment.Step.Kind is RolloutStepKind.ReplaceNodes ? moment.Step.Nodes.Length : 0;
            var down = moment.Step.Batch is null ? Math.Max(moment.NotReady, replaced) : moment.NotReady + replaced;
            mostDown = Math.Max(mostDown, down);
            if (moment.Step.Kind is RolloutStepKind.ReplaceNodes)
            {
                replacements += moment.Step.Nodes.Length;
                if (moment.Step.ImageId == plan.TargetImageId)
                {
                    touched.UnionWith(moment.Step.Nodes);
                }
            }
        }

        internal RehearsedRun ToRun(int? batch, DateTimeOffset now) =>
            new(batch, touched.Count, replacements, mostDown, now - start, last!.Step);
    }
}
