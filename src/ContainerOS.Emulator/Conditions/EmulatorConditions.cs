namespace ContainerOS.Emulator.Conditions;

/// <summary>What the account of an emulator meets: stock, bad images, pods that resist a drain, and load.</summary>
public sealed record EmulatorConditions
{
    /// <summary>How many instances ECS has. A type in a zone that no entry is about has no limit; several entries all apply.</summary>
    public IReadOnlyList<StockLimit> Stock { get; init; } = [];

    /// <summary>Images that are bad. The first entry about an image counts; images of the library are bad without one.</summary>
    public IReadOnlyList<ImageFault> Images { get; init; } = [];

    /// <summary>PodDisruptionBudgets, which slow down or block drains.</summary>
    public IReadOnlyList<DisruptionBudget> Budgets { get; init; } = [];

    /// <summary>The pods that autoscaled pools have to run, over time.</summary>
    public IReadOnlyList<LoadStep> Load { get; init; } = [];

    /// <summary>How many pods of the load fit on a node; at least 1.</summary>
    public int PodsPerNode { get; init; } = 10;

    /// <summary>A copy of these conditions, whose lists no one else can change.</summary>
    /// <exception cref="ArgumentException">A value is not valid.</exception>
    internal EmulatorConditions Checked() =>
        FirstProblem() is var (path, problem)
            ? throw new ArgumentException($"{path}: {problem}")
            : this with
            {
                Stock = [.. Stock],
                Images = [.. Images],
                Budgets = [.. Budgets],
                Load = [.. Load],
            };

    /// <summary>The first value that is not valid, as its path and the problem; null when all are.</summary>
    internal (string Path, string Problem)? FirstProblem()
    {
        for (var index = 0; index < Stock.Count; index++)
        {
            if (Stock[index].Amount < 0)
            {
                return ($"stock[{index}].amount", "a number of at least 0 is expected");
            }
        }

        for (var index = 0; index < Images.Count; index++)
        {
            var image = Images[index];
            if (image.ImageId.Length == 0 || image.EveryNth < 1 || image.After < TimeSpan.Zero)
            {
                return ($"images[{index}]", "an imageId, an everyNth of at least 1, and an after of at least 0 are expected");
            }
        }

        for (var index = 0; index < Budgets.Count; index++)
        {
            var budget = Budgets[index];
            if (budget.Name.Length == 0 || budget.EveryNth < 1 || budget.MaxUnavailable < 0 || budget.Recovery < TimeSpan.Zero)
            {
                return (
                    $"budgets[{index}]",
                    "a name, an everyNth of at least 1, and maxUnavailable and recovery of at least 0 are expected"
                );
            }

            if (Budgets.Take(index).Any(earlier => earlier.Name == budget.Name))
            {
                return ($"budgets[{index}].name", $"'{budget.Name}' is the name of another budget");
            }
        }

        for (var index = 0; index < Load.Count; index++)
        {
            if (Load[index].Pods < 0 || Load[index].At < TimeSpan.Zero || Load[index].Pool.Length == 0)
            {
                return ($"load[{index}]", "a pool, and at and pods of at least 0 are expected");
            }
        }

        return PodsPerNode < 1 ? ("podsPerNode", "a number of at least 1 is expected") : null;
    }
}

/// <summary>
/// How many instances ECS has of a type in a zone. Each created instance takes one, and each released one gives one back.
/// </summary>
public sealed record StockLimit
{
    /// <summary>The instance type; null for all types together.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The zone; null for all zones together.</summary>
    public string? Zone { get; init; }

    /// <summary>How many more instances can be created; at least 0.</summary>
    public required int Amount { get; init; }

    internal bool IsAbout(string type, string zone) => (InstanceType is null || InstanceType == type) && (Zone is null || Zone == zone);
}

/// <summary>What is wrong with an image.</summary>
public sealed record ImageFault
{
    /// <summary>The id of the image: any of the service, also one that is good otherwise.</summary>
    public required string ImageId { get; init; }

    /// <summary>What happens on its nodes.</summary>
    public required ImageFaultKind Kind { get; init; }

    /// <summary>
    /// One node in this many is hit, on average; at least 1, which is all nodes. Which ones follows from the seed and the node.
    /// </summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>How much later a node boots, or how long after it became ready it is not; 0 for the usual time.</summary>
    public TimeSpan After { get; init; }
}

/// <summary>Faults of images.</summary>
public enum ImageFaultKind
{
    /// <summary>The instance runs, but the node never joins. It fails after ten minutes.</summary>
    NeverBoots,

    /// <summary>The boot takes longer, five minutes by default.</summary>
    BootsLate,

    /// <summary>The node becomes ready, and is not any more after a minute by default.</summary>
    NotReadyLater,

    /// <summary>The node joins, but its container runtime does not work: it never becomes ready, and fails after a minute.</summary>
    BreaksRuntime,
}

/// <summary>A PodDisruptionBudget with its pods, one on each node that it is about.</summary>
public sealed record DisruptionBudget
{
    /// <summary>Its name, which errors state.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the pool whose nodes have its pods; null for all pools.</summary>
    public string? Pool { get; init; }

    /// <summary>One node in this many has a pod, by the numbers of the nodes; at least 1.</summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>How many of its pods may be missing at a time; 0 blocks each drain.</summary>
    public int MaxUnavailable { get; init; }

    /// <summary>How long an evicted pod is missing; null for ever, because no node has the capacity for it.</summary>
    public TimeSpan? Recovery { get; init; }
}

/// <summary>The load of a pool from a moment on.</summary>
public sealed record LoadStep
{
    /// <summary>The name of the pool, which has to be autoscaled.</summary>
    public required string Pool { get; init; }

    /// <summary>When it begins, counted from the creation of the account.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>How many pods the pool has to run.</summary>
    public required int Pods { get; init; }
}
