using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Comparing;

/// <summary>Compares the old and the new steps of a container.</summary>
internal sealed class StepComparison(
    string name,
    ValueList<BootstrapStep>? before,
    int beforeIndex,
    ValueList<BootstrapStep>? after,
    int afterIndex
)
{
    private const int Equal = 3;
    private const int Alike = 1;

    internal IEnumerable<StepChange> Changes()
    {
        if (after is { IsKnown: false })
        {
            var path = FormattableString.Invariant($"bootstrap[{afterIndex}].steps");
            return [new StepChange(StepChangeKind.Changed, path, name, null, [new(path, null, "[unknown]")])];
        }

        var (older, newer) = (before?.Items ?? [], after?.Items ?? []);
        return SequenceAlignment
            .Of(older, newer, Likeness)
            .Select(pair => Change(pair.Before is { } i ? (older[i], i) : null, pair.After is { } j ? (newer[j], j) : null))
            .OfType<StepChange>();
    }

    private StepChange? Change((Value<BootstrapStep> Step, int Index)? older, (Value<BootstrapStep> Step, int Index)? newer)
    {
        var path = newer is { } place ? StepPath.Of(afterIndex, place.Index) : StepPath.Of(beforeIndex, older!.Value.Index);
        var step = (newer ?? older)!.Value.Step;
        var kind =
            older is null ? StepChangeKind.Added
            : newer is null ? StepChangeKind.Removed
            : StepChangeKind.Changed;
        var properties = Properties(path, older?.Step, newer?.Step);
        return kind is StepChangeKind.Changed && properties.Count == 0
            ? null
            : new StepChange(kind, path, name, step.IsKnown ? StepPath.Kind(step.Content) : null, properties);
    }

    private static List<StepPropertyChange> Properties(string path, Value<BootstrapStep>? older, Value<BootstrapStep>? newer)
    {
        var (was, becomes) = (older is { } first ? StepProperties.Of(first) : [], newer is { } second ? StepProperties.Of(second) : []);
        return
        [
            .. was.Select(property => property.Path)
                .Union(becomes.Select(property => property.Path))
                .Select(suffix => (suffix, Find(was, suffix), Find(becomes, suffix)))
                .Where(property => property is not ({ }, { } old, { } now) || !StepProperties.AreSame(old, now))
                .Select(property => ChangeValues.Change(path + property.suffix, property.Item2, property.Item3)),
        ];
    }

    private static Value<string>? Find(IEnumerable<(string Path, Value<string> Value)> properties, string path) =>
        properties.Where(property => property.Path == path).Select(property => (Value<string>?)property.Value).FirstOrDefault();

    private static int Likeness(Value<BootstrapStep> first, Value<BootstrapStep> second)
    {
        if (!first.IsKnown || !second.IsKnown || StepProperties.Identity(first.Content) != StepProperties.Identity(second.Content))
        {
            return 0;
        }

        var (was, becomes) = (StepProperties.Of(first), StepProperties.Of(second));
        return
            was.Count == becomes.Count
            && was.Zip(becomes)
                .All(pair => pair.First.Path == pair.Second.Path && StepProperties.AreSame(pair.First.Value, pair.Second.Value))
            ? Equal
            : Alike;
    }
}
