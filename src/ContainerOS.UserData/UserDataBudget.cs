using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData;

/// <summary>The user data size of each phase, its limit, and the sizes of the steps.</summary>
/// <param name="BeforeJoin">The phase before the node joins.</param>
/// <param name="AfterJoin">The phase after ACK has initialized the node.</param>
public sealed record UserDataBudget(PhaseBudget BeforeJoin, PhaseBudget AfterJoin)
{
    /// <summary>The maximum size of user data in bytes, before base64 (ECS API, RunInstances, UserData: 32 KB).</summary>
    public const int DocumentedLimit = 32 * 1024;

    /// <summary>
    /// The limit in bytes according to older pages of the same call (16 KB). Which limit applies in a region is not published.
    /// </summary>
    public const int OlderLimit = 16 * 1024;

    /// <summary>
    /// The number of bytes reserved for ACK's initialization, which ACK adds to the scripts. Its size is not published: 2 KB are
    /// [inferred].
    /// </summary>
    public const int DefaultMargin = 2 * 1024;

    /// <summary>Computes the budget of bootstrap containers; null while a value in them is not known.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="margin">The number of bytes reserved for ACK, 0 or more.</param>
    /// <param name="packing">Whether large contents of files are compressed.</param>
    /// <param name="limit">
    /// The limit in bytes, including the margin, such as <see cref="DocumentedLimit"/> or <see cref="OlderLimit"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative, or not less than the limit.</exception>
    public static UserDataBudget? Of(
        ValueList<BootstrapContainer> bootstrap,
        int margin = DefaultMargin,
        ContentPacking packing = ContentPacking.None,
        int limit = DocumentedLimit
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(margin, limit);
        if (bootstrap is { IsKnown: true, Items.Count: 0 })
        {
            return new UserDataBudget(
                new(BootstrapPhase.BeforeJoin, 0, limit - margin, []),
                new(BootstrapPhase.AfterJoin, 0, limit - margin, [])
            );
        }

        if (!BootstrapValues.IsFullyKnown(bootstrap))
        {
            return null;
        }

        var composed = UserDataComposer.Compose(bootstrap, packing);
        return new UserDataBudget(
            new(BootstrapPhase.BeforeJoin, composed.BeforeJoinBytes, limit - margin, Sizes(bootstrap, BootstrapPhase.BeforeJoin, packing)),
            new(BootstrapPhase.AfterJoin, composed.AfterJoinBytes, limit - margin, Sizes(bootstrap, BootstrapPhase.AfterJoin, packing))
        );
    }

    private static List<StepSize> Sizes(ValueList<BootstrapContainer> bootstrap, BootstrapPhase phase, ContentPacking packing)
    {
        var own = bootstrap.KnownItems.Where(pair => pair.Item.Phase?.Content == phase).ToList();
        if (own.Count == 0)
        {
            return [];
        }

        List<StepSize> weights = [];
        Version2Format.Write(
            [.. own.Select(pair => new OrderedContainer(pair.Item, null))],
            phase,
            new ContentPacker(packing),
            (container, step, bytes) =>
                weights.Add(
                    new(
                        StepPath.Of(own[container].Index, step),
                        phase,
                        StepPath.Kind(own[container].Item.Steps!.Items[step].Content),
                        bytes
                    )
                )
        );
        return [.. weights.OrderByDescending(weight => weight.Bytes)];
    }
}

/// <summary>The size of one phase's script and its limit.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Bytes">The size of its script in bytes, before base64; 0 for none.</param>
/// <param name="Limit">The maximum size in bytes: the documented limit minus the margin.</param>
/// <param name="Steps">Its steps, the largest first; steps of the same size in the order of the program.</param>
public sealed record PhaseBudget(BootstrapPhase Phase, int Bytes, int Limit, IReadOnlyList<StepSize> Steps)
{
    private const int Named = 3;

    /// <summary>Whether the script exceeds the limit.</summary>
    public bool IsOver => Bytes > Limit;

    /// <summary>One line with the size and the limit in bytes; if the limit is exceeded, also the largest steps.</summary>
    public string Message => IsOver ? $"{Used}; the largest steps: {LargestSteps}" : Used;

    /// <summary>At most three of the largest steps, each with its path, kind and size in bytes; empty when there are no steps.</summary>
    public string LargestSteps =>
        Steps.Count == 0
            ? string.Empty
            : string.Join(
                ", ",
                Steps
                    .Take(Named)
                    .Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Path} ({step.Kind}) {step.Bytes} bytes"))
            );

    private string Used =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {PoolTerms.BootstrapPhases.Of(Phase)} containers come to {Bytes} bytes of user data, and {Limit} are allowed"
        );
}

/// <summary>The size that one step adds to the user data of its phase.</summary>
/// <param name="Path">Its path in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Phase">The phase it runs in.</param>
/// <param name="Kind">The kind of the step, such as <c>file</c> or <c>script</c>.</param>
/// <param name="Bytes">The size of its block in bytes, before base64.</param>
public sealed record StepSize(string Path, BootstrapPhase Phase, string Kind, int Bytes);
