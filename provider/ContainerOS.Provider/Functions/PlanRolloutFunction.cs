using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Components;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary><c>planRollout</c>: the rollout that inputs would start on a live pool, as a preview of the pool plans it.</summary>
internal sealed class PlanRolloutFunction : ICloudFunction
{
    private static readonly ObjectType Batch = new(
        "RolloutBatch",
        "The nodes that one task of ACK replaces.",
        [
            new("number", PropertyType.Integer, "The number of the batch, from 1, the canary.") { Required = true },
            new("zone", PropertyType.Text, "The zone of all its nodes; empty if it is not known.") { Required = true },
            new("nodes", PropertyType.ListOf(PropertyType.Text), "The names of its nodes.") { Required = true },
            new("minutesP50", PropertyType.Number, "How many minutes it takes in half of the cases, soak time included.")
            {
                Required = true,
            },
            new("minutesP90", PropertyType.Number, "How many minutes it takes at most in 9 of 10 cases.") { Required = true },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:planRollout",
            "Plans the rollout that other inputs would start on a live pool: the same plan that a preview of the pool shows and that "
                + "'containeros rollout plan' writes. Changes nothing.",
            new ObjectType(
                "PlanRolloutArgs",
                "The pool, and what it would have.",
                [
                    new("id", PropertyType.Text, "The live pool as clusterId:nodePoolId, the id of the resource.") { Required = true },
                    new(
                        "pool",
                        NodePoolTemplateShape.InWave,
                        "The inputs that the pool would have, such as another os, and the options of the rollout. Properties that are not "
                            + "set stay. A kubernetesVersion is planned for all nodes, because ACK does not return which one they have."
                    )
                    {
                        Required = true,
                    },
                ]
            ),
            new ObjectType(
                "PlanRolloutResult",
                "The plan. Without a node to replace it has no batch.",
                [
                    new("summary", PropertyType.Text, "The plan in words, as a preview shows it.") { Required = true },
                    new("nodes", PropertyType.Integer, "The number of nodes that are replaced.") { Required = true },
                    new("batches", PropertyType.ListOf(Batch), "The batches in order.") { Required = true },
                    new("fromImageId", PropertyType.Text, "The image of new nodes before the rollout.") { Required = true },
                    new("targetImageId", PropertyType.Text, "The image of new nodes after it.") { Required = true },
                    new("kubernetesVersion", PropertyType.Text, "The Kubernetes version that nodes are moved to; missing if it stays."),
                    new("runtimeVersion", PropertyType.Text, "The version of containerd that nodes are moved to; missing if it stays."),
                    new("minutesP50", PropertyType.Number, "How many minutes it takes in half of the cases.") { Required = true },
                    new("minutesP90", PropertyType.Number, "How many minutes it takes at most in 9 of 10 cases.") { Required = true },
                    new(
                        "measuredBatches",
                        PropertyType.Integer,
                        "The number of earlier batches that gave the minutes; 0 if they are assumed."
                    )
                    {
                        Required = true,
                    },
                    new("hasWayBack", PropertyType.Boolean, "Whether a failure can take the nodes back to what they had.")
                    {
                        Required = true,
                    },
                    new("cannotBeUndone", PropertyType.ListOf(PropertyType.Text), "What cannot be undone.") { Required = true },
                    new(
                        "planFile",
                        PropertyType.Text,
                        "The text of the plan's file, which 'containeros rollout apply' runs; missing without a node to replace."
                    ),
                ]
            )
        );

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct)
    {
        if (arguments.ContainsUnknowns)
        {
            return ICloudFunction.Unknown(Schema);
        }

        var text = ((PropertyString)arguments["id"].Unwrapped).Value;
        var id =
            PoolId.Parse(text) ?? throw new FunctionArgumentException("id", $"'{text}' is not a node pool; write clusterId:nodePoolId");
        var news = (PropertyMap)arguments["pool"].Unwrapped;
        var live =
            await CloudErrors.TranslateAsync(() => session.NodePools.FindAsync(id, news, ct))
            ?? throw new FunctionArgumentException("id", $"there is no node pool {id}");
        var change = new NodePoolChange(id, PropertyMap.Empty, news, Tag: null, session.Progress.StartLimit(null))
        {
            Unproved = UnprovedProperties.In(PropertyMap.Empty),
            // Which Kubernetes version nodes have is not known to ACK: who asks for one gets a plan for all nodes.
            Changed =
            [
                .. session.Images.FindRepinned(live.Outputs, news) is null ? Array.Empty<string>() : ["os"],
                .. news.ContainsKey("kubernetesVersion") ? ["kubernetesVersion"] : Array.Empty<string>(),
            ],
            IsDrifted = true,
        };
        try
        {
            return Describe(await CloudErrors.TranslateAsync(() => new RolloutPlanner(session).PlanAsync(change, live, ct)), live);
        }
        catch (RpcFaultException refusal) when (refusal.InnerException is ImageQuarantinedException)
        {
            throw new FunctionArgumentException("pool.os", refusal.Message);
        }
        catch (RpcFaultException refusal) when (refusal.InnerException is TargetMissingException missing)
        {
            var path = missing.Member == nameof(RolloutTarget.ImageId) ? "pool.os.imageId" : "pool.runtimeVersion";
            throw new FunctionArgumentException(path, refusal.Message);
        }
        catch (RpcFaultException refusal) when (refusal.Code is StatusCode.FailedPrecondition)
        {
            throw new FunctionArgumentException("pool.kubernetesVersion", refusal.Message);
        }
    }

    private static PropertyMap Describe(RolloutPlan? plan, LiveNodePool live)
    {
        var image = live.Detail.ScalingGroup?.ImageId ?? string.Empty;
        var shown = plan ?? new RolloutPlan(live.Id.ClusterId, live.Id.NodePoolId, image, image, new RolloutOptions(), []);
        var result = PropertyMap.Of(
            ("summary", plan is null ? "rollout: no node has to be replaced" : RolloutMessages.Describe(plan)),
            ("nodes", (double)shown.BatchesLeft.Sum(batch => batch.Nodes.Length)),
            ("batches", PropertyArray.Of(shown.BatchesLeft.Select(Describe))),
            ("fromImageId", shown.FromImageId),
            ("targetImageId", shown.TargetImageId),
            ("minutesP50", Minutes(shown.ExpectedLeft.P50)),
            ("minutesP90", Minutes(shown.ExpectedLeft.P90)),
            ("measuredBatches", (double)shown.MeasuredBatches),
            ("hasWayBack", plan is { HasWayBack: true }),
            ("cannotBeUndone", PropertyArray.Of((plan?.CannotBeUndone ?? []).Select(line => (PropertyValue)line)))
        );
        result = shown.KubernetesVersion is { } kubernetes ? result.With("kubernetesVersion", kubernetes) : result;
        result = shown.RuntimeVersion is { } runtime ? result.With("runtimeVersion", runtime) : result;
        return plan is null ? result : result.With("planFile", RolloutPlanFile.Write(plan));
    }

    private static PropertyValue Describe(RolloutBatch batch) =>
        PropertyMap.Of(
            ("number", (double)batch.Number),
            ("zone", batch.Zone),
            ("nodes", PropertyArray.Of(batch.Nodes.Select(node => (PropertyValue)node))),
            ("minutesP50", Minutes(batch.Expected.P50)),
            ("minutesP90", Minutes(batch.Expected.P90))
        );

    private static double Minutes(TimeSpan span) => Math.Round(span.TotalMinutes, 1);
}
