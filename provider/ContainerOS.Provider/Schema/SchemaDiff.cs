using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Compares two sets of inputs by their schema.</summary>
internal sealed class SchemaDiff
{
    private readonly List<InputChange> changes = [];

    private SchemaDiff() { }

    /// <summary>
    /// Every changed leaf property, in the order of the schema. An unknown value counts as changed. A property that is no longer set is
    /// a change only if the removal clears it (<see cref="PropertySchema.OnRemoval"/>).
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="olds">The old inputs.</param>
    /// <param name="news">The new inputs.</param>
    /// <param name="removal">What a removal does unless the property declares it.</param>
    internal static IReadOnlyList<InputChange> Between(
        ObjectType schema,
        PropertyMap olds,
        PropertyMap news,
        RemovalEffect removal = RemovalEffect.Keeps
    )
    {
        var diff = new SchemaDiff();
        diff.CompareObjects(schema, olds, news, string.Empty, ChangeEffect.InPlace, removal);
        return diff.changes;
    }

    private void CompareObjects(
        ObjectType schema,
        PropertyMap olds,
        PropertyMap news,
        string path,
        ChangeEffect outer,
        RemovalEffect removal
    )
    {
        foreach (var property in schema.Properties)
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var (old, now) = (olds.Find(property.Name), news.Find(property.Name));
            var effect = property.OnRemoval ?? removal;
            if (!IsSameSet(property, old, now) && (now is not null || !IsKept(property, effect, old)))
            {
                CompareValues(property.Type, old, now, inner, property.OnChange ?? outer, effect);
            }
        }
    }

    private static bool IsSameSet(PropertySchema property, PropertyValue? old, PropertyValue? now) =>
        property.IsSet
        && old?.Unwrapped is PropertyArray olds
        && now?.Unwrapped is PropertyArray news
        && !news.ContainsUnknowns
        && olds.Items.Length == news.Items.Length
        && olds.Items.All(item => news.Items.Any(other => other.Unwrapped.Equals(item.Unwrapped)));

    // Without a value in the program, the cloud keeps what it has: it may have chosen the value itself.
    private static bool IsKept(PropertySchema property, RemovalEffect effect, PropertyValue? old) =>
        effect is RemovalEffect.Keeps || (property.Default is not null && property.Default.Equals(old?.Unwrapped));

    private void CompareValues(
        PropertyType type,
        PropertyValue? old,
        PropertyValue? now,
        string path,
        ChangeEffect effect,
        RemovalEffect removal
    )
    {
        switch (old, now)
        {
            case (null, null):
                break;
            case (null, _):
                Add(path, ChangeKind.Add, effect);
                break;
            case (_, null):
                Add(path, ChangeKind.Delete, effect);
                break;
            default:
                ComparePresent(type, old.Unwrapped, now.Unwrapped, path, effect, removal);
                break;
        }
    }

    private void ComparePresent(
        PropertyType type,
        PropertyValue old,
        PropertyValue now,
        string path,
        ChangeEffect effect,
        RemovalEffect removal
    )
    {
        switch (type, old, now)
        {
            case (ObjectType schema, PropertyMap olds, PropertyMap news):
                CompareObjects(schema, olds, news, path, effect, removal);
                break;
            case (MapType map, PropertyMap olds, PropertyMap news):
                CompareMaps(map, olds, news, path, effect);
                break;
            case (ListType list, PropertyArray olds, PropertyArray news):
                CompareLists(list, olds, news, path, effect);
                break;
            case var _ when now is PropertyUnknown || !old.Equals(now):
                Add(path, ChangeKind.Update, effect);
                break;
        }
    }

    // The program sets the whole map or list, so an entry that it no longer has is to be removed, whatever holds for the property.
    private void CompareMaps(MapType map, PropertyMap olds, PropertyMap news, string path, ChangeEffect effect)
    {
        foreach (var name in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
        {
            CompareValues(map.Value, olds.Find(name), news.Find(name), MapPath(path, name), effect, RemovalEffect.Clears);
        }
    }

    private void CompareLists(ListType list, PropertyArray olds, PropertyArray news, string path, ChangeEffect effect)
    {
        for (var i = 0; i < Math.Max(olds.Items.Length, news.Items.Length); i++)
        {
            var (old, now) = (olds.Items.ElementAtOrDefault(i), news.Items.ElementAtOrDefault(i));
            CompareValues(list.Item, old, now, $"{path}[{i}]", effect, RemovalEffect.Clears);
        }
    }

    private void Add(string path, ChangeKind kind, ChangeEffect effect) => changes.Add(new InputChange(path, kind, effect));

    private static string MapPath(string path, string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $"{path}.{name}" : $"{path}[\"{name}\"]";
}

/// <summary>One changed property.</summary>
/// <param name="Path">The path of the property, such as <c>dataDisk.sizeGiB</c>.</param>
/// <param name="Kind">How it changed.</param>
/// <param name="Effect">What the change does to a live pool.</param>
internal sealed record InputChange(string Path, ChangeKind Kind, ChangeEffect Effect)
{
    /// <summary>The name of the top-level property.</summary>
    internal string Root => Path.Split('.', '[')[0];
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
