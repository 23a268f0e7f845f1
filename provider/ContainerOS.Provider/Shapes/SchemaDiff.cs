using System.Globalization;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Shapes;

/// <summary>Compares two sets of inputs by their definitions.</summary>
internal sealed class SchemaDiff
{
    private readonly List<string> steps = [];
    private List<InputChange>? changes;

    private SchemaDiff() { }

    /// <summary>
    /// Every changed leaf property, in the order of the definitions. An unknown value counts as changed. A property that is no longer set
    /// is a change only if the removal clears it (<see cref="PropertyDefinition.OnRemoval"/>). What a removal brings back, the default or
    /// an empty map or list, equals a property that is not set.
    /// </summary>
    /// <param name="type">The properties.</param>
    /// <param name="olds">The old inputs.</param>
    /// <param name="news">The new inputs.</param>
    /// <param name="removal">What a removal does unless the property declares it.</param>
    internal static IReadOnlyList<InputChange> Between(
        ObjectType type,
        PropertyMap olds,
        PropertyMap news,
        RemovalEffect removal = RemovalEffect.Keeps
    )
    {
        var diff = new SchemaDiff();
        diff.CompareObjects(type, olds, news, ChangeEffect.InPlace, removal);
        return diff.changes ?? [];
    }

    /// <summary>Whether two values of a property mean the same: the order of a set means nothing.</summary>
    internal static bool AreEqual(PropertyDefinition property, PropertyValue one, PropertyValue other) =>
        one.Unwrapped.Equals(other.Unwrapped) || (property.IsSet && IsSameSet(one, other));

    private void CompareObjects(ObjectType type, PropertyMap olds, PropertyMap news, ChangeEffect outer, RemovalEffect removal)
    {
        foreach (var property in type.Properties)
        {
            var (old, now) = (olds.Find(property.Name), news.Find(property.Name));
            if (ReferenceEquals(old, now) && now is not { ContainsUnknowns: true })
            {
                continue;
            }

            var clearing = property.OnRemoval ?? removal;
            if (!IsSame(property, clearing, old, now, olds, news))
            {
                steps.Add(property.Name);
                CompareProperty(property, old, now, property.OnChange ?? outer, clearing);
                steps.RemoveAt(steps.Count - 1);
            }
        }
    }

    private static bool IsSame(
        PropertyDefinition property,
        RemovalEffect clearing,
        PropertyValue? old,
        PropertyValue? now,
        PropertyMap olds,
        PropertyMap news
    ) =>
        (old, now) switch
        {
            (null, null) => true,
            (null, _) => clearing is RemovalEffect.Clears && EqualsDefault(property, news, now),
            // Without a value in the program, the cloud keeps what it has: it may have chosen the value itself.
            (_, null) => clearing is RemovalEffect.Keeps ? !property.IsComparedByProperty : EqualsDefault(property, olds, old),
            _ => property.IsSet && IsSameSet(old, now),
        };

    private static bool EqualsDefault(PropertyDefinition property, PropertyMap siblings, PropertyValue value) =>
        (property.DefaultIn(siblings) ?? (property.Field?.Switch is null ? Defaults.Nothing(property.Type) : null)) is { } content
        && content.Equals(value.Unwrapped);

    private static bool IsSameSet(PropertyValue old, PropertyValue now) =>
        old.Unwrapped is PropertyArray olds
        && now.Unwrapped is PropertyArray news
        && !news.ContainsUnknowns
        && olds.Items.Length == news.Items.Length
        && olds.Items.All(item => news.Items.Any(other => other.Unwrapped.Equals(item.Unwrapped)));

    private void CompareProperty(
        PropertyDefinition property,
        PropertyValue? old,
        PropertyValue? now,
        ChangeEffect effect,
        RemovalEffect removal
    )
    {
        if (old is null && property.OnAdd is { } added)
        {
            Add(ChangeKind.Add, added);
            return;
        }

        if (property.IsComparedByProperty && (old ?? now)!.Unwrapped is PropertyMap && (now ?? old)!.Unwrapped is PropertyMap)
        {
            var (olds, news) = (old?.Unwrapped as PropertyMap ?? PropertyMap.Empty, now?.Unwrapped as PropertyMap ?? PropertyMap.Empty);
            var before = changes?.Count ?? 0;
            CompareObjects((ObjectType)property.Type, olds, news, effect, removal);
            if (old is null && news.Count == 0 && before == (changes?.Count ?? 0) && removal is RemovalEffect.Keeps)
            {
                Add(ChangeKind.Add, effect);
            }

            return;
        }

        CompareValues(property.Type, old, now, effect, removal);
    }

    private void CompareValues(PropertyType type, PropertyValue? old, PropertyValue? now, ChangeEffect effect, RemovalEffect removal)
    {
        switch (old, now)
        {
            case (null, null):
                break;
            case (null, _):
                Add(ChangeKind.Add, effect);
                break;
            case (_, null):
                Add(ChangeKind.Delete, effect);
                break;
            default:
                ComparePresent(type, old.Unwrapped, now.Unwrapped, effect, removal);
                break;
        }
    }

    private void ComparePresent(PropertyType type, PropertyValue old, PropertyValue now, ChangeEffect effect, RemovalEffect removal)
    {
        switch (type, old, now)
        {
            case (ObjectType inner, PropertyMap olds, PropertyMap news):
                CompareObjects(inner, olds, news, effect, removal);
                break;
            case (MapType map, PropertyMap olds, PropertyMap news):
                CompareMaps(map, olds, news, effect);
                break;
            case (ListType list, PropertyArray olds, PropertyArray news):
                CompareLists(list, olds, news, effect);
                break;
            case var _ when now is PropertyUnknown || !old.Equals(now):
                Add(ChangeKind.Update, effect);
                break;
        }
    }

    // The program sets the whole map or list, so an entry that it no longer has is to be removed, whatever holds for the property.
    private void CompareMaps(MapType map, PropertyMap olds, PropertyMap news, ChangeEffect effect)
    {
        foreach (var name in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
        {
            steps.Add(name);
            CompareValues(map.Value, olds.Find(name), news.Find(name), effect, RemovalEffect.Clears);
            steps.RemoveAt(steps.Count - 1);
        }
    }

    private void CompareLists(ListType list, PropertyArray olds, PropertyArray news, ChangeEffect effect)
    {
        for (var i = 0; i < Math.Max(olds.Items.Length, news.Items.Length); i++)
        {
            var (old, now) = (olds.Items.ElementAtOrDefault(i), news.Items.ElementAtOrDefault(i));
            if (!ReferenceEquals(old, now) || now is { ContainsUnknowns: true })
            {
                steps.Add(FormattableString.Invariant($"[{i}]"));
                CompareValues(list.Item, old, now, effect, RemovalEffect.Clears);
                steps.RemoveAt(steps.Count - 1);
            }
        }
    }

    private void Add(ChangeKind kind, ChangeEffect effect) => (changes ??= []).Add(new InputChange([.. steps], kind, effect));
}

/// <summary>One changed property.</summary>
/// <param name="Steps">The names on the way to the property, and the indexes of lists in brackets.</param>
/// <param name="Kind">How it changed.</param>
/// <param name="Effect">What the change does to a live pool.</param>
internal sealed record InputChange(IReadOnlyList<string> Steps, ChangeKind Kind, ChangeEffect Effect)
{
    /// <summary>The path of the property, such as <c>dataDisk.sizeGiB</c>.</summary>
    internal string Path => InputPath.Write(Steps);

    /// <summary>The name of the top-level property.</summary>
    internal string Root => Steps[0];
}

/// <summary>Paths of properties, as the steps to them.</summary>
internal static class InputPath
{
    /// <summary>The value at the end of the steps; null if there is none.</summary>
    internal static PropertyValue? Find(PropertyMap inputs, IReadOnlyList<string> steps) =>
        steps.Aggregate((PropertyValue?)inputs, (value, step) => (value?.Unwrapped as PropertyMap)?.Find(step));

    /// <summary>The path with these steps, such as <c>taints[0].key</c> or <c>labels["a/b"]</c>.</summary>
    internal static string Write(IReadOnlyList<string> steps) => new PropertyPath([.. steps.Select(Segment)]).ToString();

    private static PathSegment Segment(string step) =>
        step is ['[', .. var index, ']'] && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            ? PathSegment.Of(item)
            : PathSegment.Of(step);
}

/// <summary>How a property changed.</summary>
internal enum ChangeKind
{
    /// <summary>It was not set before.</summary>
    Add,

    /// <summary>It is no longer set.</summary>
    Delete,

    /// <summary>Its value differs.</summary>
    Update,
}
