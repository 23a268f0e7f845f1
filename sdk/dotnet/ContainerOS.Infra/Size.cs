using System.Runtime.CompilerServices;
using ContainerOS.Authoring;
using ContainerOS.Infra.Inputs;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using Pulumi;

namespace ContainerOS.Infra;

/// <summary>
/// How many nodes a pool has: a fixed number, or bounds between which the autoscaler chooses. A pool has one of the two, which
/// <see cref="NodePoolArgs.Size"/> makes sure of; it sets <c>desiredSize</c> or <c>autoScaling</c>.
/// </summary>
public sealed class Size
{
    private Size(Input<int>? desired, AutoScalingArgs? bounds) => (Desired, Bounds) = (desired, bounds);

    internal Input<int>? Desired { get; }

    internal AutoScalingArgs? Bounds { get; }

    /// <summary>A fixed number of nodes.</summary>
    /// <param name="nodes">The number, 0 or more.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    /// <exception cref="PoolRejectedException">The rules reject the number.</exception>
    public static Size Fixed(int nodes, [CallerFilePath] string filePath = "", [CallerLineNumber] int lineNumber = 0)
    {
        Check(new NodePoolSpec { DesiredSize = nodes }, "desiredSize", filePath, lineNumber);
        return new Size(nodes, null);
    }

    /// <summary>A fixed number of nodes that is the output of a resource.</summary>
    /// <param name="nodes">The number, 0 or more.</param>
    public static Size Fixed(Output<int> nodes) => new(nodes, null);

    /// <summary>A number of nodes that the autoscaler of the cluster chooses.</summary>
    /// <param name="min">The smallest number of nodes, 0 or more.</param>
    /// <param name="max">The largest number of nodes, at least <paramref name="min"/> and at most 2,000.</param>
    /// <param name="policy">What happens to nodes that are scaled in; the choice of ACK when it is left out.</param>
    /// <param name="type">What the autoscaler scales for; <c>cpu</c> when it is left out. It cannot be changed later.</param>
    /// <param name="filePath">The compiler fills it in.</param>
    /// <param name="lineNumber">The compiler fills it in.</param>
    /// <exception cref="PoolRejectedException">The rules reject the bounds.</exception>
    public static Size Auto(
        int min,
        int max,
        ScalingPolicy? policy = null,
        AutoScalingType? type = null,
        [CallerFilePath] string filePath = "",
        [CallerLineNumber] int lineNumber = 0
    )
    {
        var bounds = new AutoScalingSpec { MinSize = min, MaxSize = max };
        Check(new NodePoolSpec { AutoScaling = bounds }, "autoScaling", filePath, lineNumber);
        return new Size(
            null,
            new AutoScalingArgs
            {
                MinSize = min,
                MaxSize = max,
                Policy = policy is { } chosen ? (Input<ScalingPolicy>)chosen : null,
                Type = type is { } kind ? (Input<AutoScalingType>)kind : null,
            }
        );
    }

    private static void Check(NodePoolSpec pool, string property, string file, int line)
    {
        var position = new SourcePosition(file, line, 1);
        Diagnostic[] errors =
        [
            .. PoolChecks
                .All.FindErrors(pool)
                .Where(found => found.Path.Split('.')[0] == property)
                .Select(found => found with { Position = position }),
        ];
        if (errors.Length > 0)
        {
            throw new PoolRejectedException(new ProgramRejectedException("the size of a pool", errors));
        }
    }
}
