using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Comparing;

/// <summary>Compares lists of containers. Containers of the same name are matched; if a name is repeated, in order.</summary>
internal sealed class ContainerComparison
{
    private readonly List<NamedContainer> before;
    private readonly List<NamedContainer> after;
    private readonly bool isKnown;

    internal ContainerComparison(ValueList<BootstrapContainer> before, ValueList<BootstrapContainer> after)
    {
        (this.before, this.after, isKnown) = (NamedContainer.Of(before), NamedContainer.Of(after), after.IsFullyKnown);
    }

    internal IEnumerable<StepChange> Changes() =>
        [
            .. after.SelectMany(Changes),
            .. isKnown ? before.Where(container => Find(after, container) is null).SelectMany(Gone) : [],
            .. isKnown
                ? []
                : new[] { new StepChange(StepChangeKind.Changed, "bootstrap", string.Empty, null, [new("bootstrap", null, "[unknown]")]) },
        ];

    private IEnumerable<StepChange> Changes(NamedContainer container)
    {
        var older = Find(before, container);
        IEnumerable<StepChange> own = older is null
            ? Empty(container, StepChangeKind.Added)
            : [.. Phase(older, container), .. Moved(older, container)];
        return
        [
            .. own,
            .. new StepComparison(container.Shown, older?.Steps, older?.Index ?? 0, container.Steps, container.Index).Changes(),
        ];
    }

    private static IEnumerable<StepChange> Gone(NamedContainer container) =>
        [
            .. Empty(container, StepChangeKind.Removed),
            .. new StepComparison(container.Shown, container.Steps, container.Index, null, 0).Changes(),
        ];

    /// <summary>A container without steps is reported as a whole.</summary>
    private static IEnumerable<StepChange> Empty(NamedContainer container, StepChangeKind kind) =>
        container.Steps is null or { IsKnown: true, Items.Count: 0 } ? [new(kind, container.Path, container.Shown, null, [])] : [];

    private static IEnumerable<StepChange> Phase(NamedContainer older, NamedContainer newer) =>
        Word(older.Container.Phase) == Word(newer.Container.Phase)
            ? []
            :
            [
                new(
                    StepChangeKind.Changed,
                    newer.Path,
                    newer.Shown,
                    null,
                    [new(newer.Path + ".phase", Word(older.Container.Phase), Word(newer.Container.Phase))]
                ),
            ];

    /// <summary>A container has moved when a container that followed it now precedes it.</summary>
    private IEnumerable<StepChange> Moved(NamedContainer older, NamedContainer newer) =>
        after.Any(other => other.Index < newer.Index && Find(before, other) is { } was && was.Index > older.Index)
            ? [new(StepChangeKind.Moved, newer.Path, newer.Shown, null, [])]
            : [];

    private static NamedContainer? Find(List<NamedContainer> list, NamedContainer container) =>
        list.FirstOrDefault(other => other.Key == container.Key);

    private static string? Word(Value<BootstrapPhase>? phase) =>
        phase is not { } value ? null
        : !value.IsKnown ? "[unknown]"
        : value.Content is BootstrapPhase.BeforeJoin ? "beforeJoin"
        : "afterJoin";
}
