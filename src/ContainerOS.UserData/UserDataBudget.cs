using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Format;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData;

/// <summary>Bytes of each phase against what ECS takes, and which steps they go to.</summary>
/// <param name="BeforeJoin">What runs before the node joins.</param>
/// <param name="AfterJoin">What runs after ACK has initialised the node.</param>
public sealed record UserDataBudget(PhaseBudget BeforeJoin, PhaseBudget AfterJoin)
{
    /// <summary>Bytes of user data that ECS takes before base64 (ECS API, RunInstances, UserData: 32 KB).</summary>
    public const int DocumentedLimit = 32 * 1024;

    /// <summary>Bytes that older pages of the same call give (16 KB); which limit a region has is not published.</summary>
    public const int OlderLimit = 16 * 1024;

    /// <summary>
    /// Bytes kept free for ACK's own initialisation, which it adds to ours. How much that is, is not published: 2 KB are [inferred].
    /// </summary>
    public const int DefaultMargin = 2 * 1024;

    /// <summary>The budget of bootstrap containers; null while a value in them is not known.</summary>
    /// <param name="bootstrap">The containers.</param>
    /// <param name="margin">Bytes kept free for ACK's own share, 0 or more.</param>
    /// <param name="packing">Whether large contents of files are packed.</param>
    /// <param name="limit">Bytes a phase may have with the margin, such as <see cref="DocumentedLimit"/> or <see cref="OlderLimit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative, or not smaller than the limit.</exception>
    public static UserDataBudget? Of(
        ValueList<BootstrapContainer> bootstrap,
        int margin = DefaultMargin,
        ContentPacking packing = ContentPacking.None,
        int limit = DocumentedLimit
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(margin, limit);
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

/// <summary>What one phase takes of what it may take.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Bytes">Bytes of its script before base64; 0 for none.</param>
/// <param name="Limit">Bytes it may have: the documented limit less the margin.</param>
/// <param name="Steps">Its steps, the heaviest first; steps of the same weight in the order written.</param>
public sealed record PhaseBudget(BootstrapPhase Phase, int Bytes, int Limit, IReadOnlyList<StepSize> Steps)
{
    private const int Named = 3;

    /// <summary>Whether the script is larger than it may be.</summary>
    public bool IsOver => Bytes > Limit;

    /// <summary>One line: bytes used and allowed; of a phase that is over, the steps that weigh most too.</summary>
    public string Message => IsOver ? $"{Used}; the steps that weigh most: {LargestSteps}" : Used;

    /// <summary>The steps that weigh most, three at most, each with its path, kind and bytes; empty when there are none.</summary>
    public string LargestSteps =>
        string.Join(
            ", ",
            Steps.Take(Named).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Path} ({step.Kind}) {step.Bytes} bytes"))
        );

    private string Used =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the {(Phase is BootstrapPhase.BeforeJoin ? "beforeJoin" : "afterJoin")} containers come to {Bytes} bytes of user data, and {Limit} are allowed"
        );
}

/// <summary>What one step adds to the user data of its phase.</summary>
/// <param name="Path">Where it stands in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Phase">The phase it runs in.</param>
/// <param name="Kind">What it does: <c>file</c>, <c>script</c>...</param>
/// <param name="Bytes">Bytes of its block, before base64.</param>
public sealed record StepSize(string Path, BootstrapPhase Phase, string Kind, int Bytes);
