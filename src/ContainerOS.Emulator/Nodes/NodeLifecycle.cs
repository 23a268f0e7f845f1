using System.Collections.Immutable;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes.Boot;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Nodes;

/// <summary>
/// The state machine of a node: what happens to it when its next transition is due. Durations without a source are assumed.
/// </summary>
internal static class NodeLifecycle
{
    /// <summary>A drain that takes longer ends the task, in milliseconds (page "Change the operating system").</summary>
    internal const long DrainTimeout = 30 * 60_000;

    /// <summary>A node that has not joined after this time has failed, in milliseconds (assumed).</summary>
    internal const long JoinTimeout = 10 * 60_000;

    /// <summary>Why a node failed that chaos made fail.</summary>
    internal const string ChaosProblem = "The node did not become ready.";
    private const long RuntimeTimeout = 60_000;
    private const long LateMilliseconds = 5 * 60_000;
    private const long NotReadyMilliseconds = 60_000;

    /// <summary>How long evictions take when no budget delays them, by quantiles as those of boot phases.</summary>
    private static readonly BootPhase Eviction = new((BootPhaseKind)Purpose.Eviction, "assumed", [1_000, 8_000, 20_000, 30_000, 40_000]);
    private static readonly BootPhase Releasing = new((BootPhaseKind)Purpose.Release, "assumed", [4_000, 6_000, 9_000, 15_000, 25_000]);

    /// <summary>Starts a boot. Whether it will succeed, and when it ends, is decided at its start.</summary>
    internal static Node Boot(WorldEditor editor, Node node, NodePool pool, NodeStage stage, long at)
    {
        var model = BootModel.Of(node.ImageId);
        long Until(BootPhaseKind last) => model.Until(editor.Seed, node.Number, node.Replacements, last);

        var fault = FaultOf(editor, node);
        var late = fault?.Kind == ImageFaultKind.BootsLate ? AfterOr(fault, LateMilliseconds) : 0;
        var (lasting, problem) =
            BootScript.Problem(pool.Settings.Kubernetes.PreUserData, node.ImageId) is { } script ? (Until(BootPhaseKind.Initialize), script)
            : fault?.Kind == ImageFaultKind.NeverBoots ? (JoinTimeout, "The node did not join the cluster within 10 minutes.")
            : fault?.Kind == ImageFaultKind.BreaksRuntime
                ? (Until(BootPhaseKind.Join) + RuntimeTimeout, "The container runtime is down: the kubelet reports KubeletNotReady.")
            : (Until(BootPhaseKind.Network) + late, node.Problem);
        if (lasting > JoinTimeout)
        {
            (lasting, problem) = (JoinTimeout, "The node did not join the cluster within 10 minutes.");
        }

        return node with
        {
            Stage = stage,
            StageSince = at,
            DueAt = at + lasting,
            Problem = problem,
        };
    }

    /// <summary>Begins the work of a task on a node: the drain, or what follows it when the node has no pods to lose.</summary>
    internal static void BeginWork(WorldEditor editor, Node node, NodePool pool, ClusterTask task, bool isFailing, long at)
    {
        // Work in place does not change why a node could not join. A node that chaos made fail recovers.
        var lasts = node.Stage == NodeStage.Failed && node.Problem != ChaosProblem;
        node = node with
        {
            TaskId = task.Id,
            Problem =
                isFailing ? ChaosProblem
                : lasts ? node.Problem
                : null,
        };
        if ((task.Effect.Drains || IsReplaced(node, task.Effect)) && node.IsReady)
        {
            var lasting = Eviction.Duration(Draw.Of(editor.Seed, node.Number, node.Replacements, (int)Purpose.Eviction));
            editor.Put(node with { Stage = NodeStage.Draining, StageSince = at, DueAt = at + lasting });
        }
        else
        {
            Work(editor, node, pool, task.Effect, at);
        }
    }

    /// <summary>Runs the transition of a node that is due.</summary>
    internal static void Run(WorldEditor editor, Node node, long at)
    {
        switch (node.Stage)
        {
            case NodeStage.Joining or NodeStage.Replacing or NodeStage.Working:
                var after = Started(editor, node, at);
                editor.Put(after);
                TaskRunner.Settle(editor, after, after.IsReady, at);
                break;
            case NodeStage.Ready:
                editor.Put(
                    node with
                    {
                        Stage = NodeStage.NotReady,
                        StageSince = at,
                        DueAt = null,
                        Problem = "The kubelet stopped posting the status of the node.",
                    }
                );
                break;
            case NodeStage.Draining:
                Drain(editor, node, editor.Task(node.TaskId!), at);
                break;
            case NodeStage.Removing:
                Leave(editor, node, editor.Task(node.TaskId!).Effect, at);
                break;
            default:
                throw new InvalidOperationException($"Nothing is due of a node that is {node.Stage}.");
        }
    }

    /// <summary>The fault of the image of a node that hits this node; null for none.</summary>
    private static ImageFault? FaultOf(WorldEditor editor, Node node)
    {
        var fault = editor.Conditions.Images.FirstOrDefault(known => known.ImageId == node.ImageId) ?? ImageLibrary.Find(node.ImageId);
        return fault is not null && Draw.Of(editor.Seed, node.Number, 0, (int)Purpose.Fault) % fault.EveryNth == 0 ? fault : null;
    }

    private static long AfterOr(ImageFault fault, long usual) => fault.After > TimeSpan.Zero ? (long)fault.After.TotalMilliseconds : usual;

    /// <summary>A node after its boot, or after work in place.</summary>
    private static Node Started(WorldEditor editor, Node node, long at)
    {
        var fault = FaultOf(editor, node);
        var effect = node is { Stage: NodeStage.Working, TaskId: { } task } ? editor.FindTask(task)?.Effect : null;
        var fixes = effect?.Fixes ?? [];
        return node.Problem is null
            ? node with
            {
                Fixed = fixes.IsEmpty ? node.Fixed : [.. node.Fixed.Union(fixes)],
                KubernetesVersion = effect?.KubernetesVersion ?? node.KubernetesVersion,
                RuntimeVersion = effect?.RuntimeVersion ?? node.RuntimeVersion,
                Stage = NodeStage.Ready,
                StageSince = at,
                ReadyAt = node.ReadyAt ?? at,
                DueAt = fault?.Kind == ImageFaultKind.NotReadyLater ? at + AfterOr(fault, NotReadyMilliseconds) : null,
            }
            : node with
            {
                Stage = NodeStage.Failed,
                StageSince = at,
                DueAt = null,
            };
    }

    /// <summary>Evicts the pods of a node, as far as budgets allow it.</summary>
    private static void Drain(WorldEditor editor, Node node, ClusterTask task, long at)
    {
        var pool = editor.FindPool(node.PoolId!)!;
        var budgets = editor.Conditions.Budgets.Where(budget => HasPod(budget, pool, node)).ToList();
        var blocking = budgets.FirstOrDefault(budget => Missing(editor, budget, at).Count >= budget.MaxUnavailable);
        if (blocking is null && !task.Faults.IsDrainBlocked)
        {
            foreach (var budget in budgets)
            {
                var back = budget.Recovery is { } recovery ? at + (long)recovery.TotalMilliseconds : long.MaxValue;
                editor.Evicted = editor.Evicted.SetItem(budget.Name, Missing(editor, budget, at).Add(back));
            }

            Work(editor, node, pool, task.Effect, at);
            return;
        }

        var end = node.StageSince + DrainTimeout;
        if (at < end)
        {
            var free = blocking is null || blocking.MaxUnavailable == 0 ? long.MaxValue : Missing(editor, blocking, at).Min();
            editor.Put(node with { DueAt = Math.Min(end, free) });
            return;
        }

        // That the node is schedulable again is inferred.
        editor.Put(node with { Stage = NodeStage.Ready, StageSince = at, DueAt = null });
        var by = blocking is null ? "the pod's disruption budget" : $"the pod's disruption budget {blocking.Name}";
        var text = $"The drain did not end within 30 minutes: Cannot evict pod as it would violate {by}.";
        TaskRunner.Settle(editor, node, isSuccess: false, at, new TaskError("DrainTimeout", text));
    }

    private static bool HasPod(DisruptionBudget budget, NodePool pool, Node node) =>
        (budget.Pool is null || budget.Pool == pool.Name) && node.Number % budget.EveryNth == 0;

    /// <summary>The moments at which the missing pods of a budget are back.</summary>
    private static ImmutableList<long> Missing(WorldEditor editor, DisruptionBudget budget, long at) =>
        editor.Evicted.TryGetValue(budget.Name, out var all) ? all.RemoveAll(back => back <= at) : [];

    /// <summary>What a task does to a node that has no pods to lose any more.</summary>
    private static void Work(WorldEditor editor, Node node, NodePool pool, NodeEffect effect, long at)
    {
        if (effect.Leaves)
        {
            var lasting = Releasing.Duration(Draw.Of(editor.Seed, node.Number, node.Replacements, (int)Purpose.Release));
            editor.Put(node with { Stage = NodeStage.Removing, StageSince = at, DueAt = at + lasting });
        }
        else if (IsReplaced(node, effect))
        {
            // The node is initialized with the present settings of its pool (page "Change the operating system"); its data disks stay.
            var group = pool.Settings.Group;
            var emptied = node with
            {
                ImageId = effect.ImageId ?? node.ImageId,
                KubernetesVersion = effect.KubernetesVersion ?? node.KubernetesVersion,
                RuntimeVersion = effect.RuntimeVersion ?? pool.Settings.Kubernetes.RuntimeVersion,
                Replacements = node.Replacements + 1,
                Fixed = [],
                IsContainerRunning = false,
                Template = node.Template.KeyPair == group.KeyPair ? node.Template : node.Template with { KeyPair = group.KeyPair },
                Problem = node.Problem == ChaosProblem ? node.Problem : null,
            };
            editor.Put(Boot(editor, emptied, pool, NodeStage.Replacing, at));
        }
        else
        {
            editor.Put(node with { Stage = NodeStage.Working, StageSince = at, DueAt = at + effect.Milliseconds });
        }
    }

    /// <summary>Whether a node gets a new system disk: a change of its image always replaces it (page on changes of the system).</summary>
    private static bool IsReplaced(Node node, NodeEffect effect) =>
        effect.Replaces || (effect.ImageId is { } image && image != node.ImageId);

    /// <summary>Lets a node leave its pool. Its instance is released, or stays without a pool.</summary>
    private static void Leave(WorldEditor editor, Node node, NodeEffect effect, long at)
    {
        if (effect.IsReleased)
        {
            editor.RemoveNode(node.Id);
        }
        else
        {
            editor.Put(node with { PoolId = null, Stage = NodeStage.Ready, StageSince = at, DueAt = null });
        }

        TaskRunner.Settle(editor, node, isSuccess: true, at);
    }

    /// <summary>What draws are for, beside the phases of boots.</summary>
    private enum Purpose
    {
        Eviction = 100,
        Release,
        Fault,
    }
}
