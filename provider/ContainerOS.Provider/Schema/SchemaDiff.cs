using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Schema;

/// <summary>Compares two sets of inputs by their schema.</summary>
internal sealed class SchemaDiff
{
    private readonly List<InputChange> changes = [];

    private SchemaDiff() { }

    /// <summary>Every changed leaf property, in the order of the schema. An unknown value counts as changed.</summary>
    internal static IReadOnlyList<InputChange> Between(ObjectType schema, PropertyMap olds, PropertyMap news)
    {
        var diff = new SchemaDiff();
        diff.CompareObjects(schema, olds, news, string.Empty, ChangeEffect.InPlace);
        return diff.changes;
    }

    private void CompareObjects(ObjectType schema, PropertyMap olds, PropertyMap news, string path, ChangeEffect outer)
    {
        foreach (var property in schema.Properties)
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            CompareValues(property.Type, olds.Find(property.Name), news.Find(property.Name), inner, property.OnChange ?? outer);
        }
    }

    private void CompareValues(PropertyType type, PropertyValue? old, PropertyValue? now, string path, ChangeEffect effect)
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
                ComparePresent(type, old.Unwrapped, now.Unwrapped, path, effect);
                break;
        }
    }

    private void ComparePresent(PropertyType type, PropertyValue old, PropertyValue now, string path, ChangeEffect effect)
    {
        switch (type, old, now)
        {
            case (ObjectType schema, PropertyMap olds, PropertyMap news):
                CompareObjects(schema, olds, news, path, effect);
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

    private void CompareMaps(MapType map, PropertyMap olds, PropertyMap news, string path, ChangeEffect effect)
    {
        foreach (var name in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
        {
            CompareValues(map.Value, olds.Find(name), news.Find(name), MapPath(path, name), effect);
        }
    }

    private void CompareLists(ListType list, PropertyArray olds, PropertyArray news, string path, ChangeEffect effect)
    {
        for (var i = 0; i < Math.Max(olds.Items.Length, news.Items.Length); i++)
        {
            CompareValues(list.Item, olds.Items.ElementAtOrDefault(i), news.Items.ElementAtOrDefault(i), $"{path}[{i}]", effect);
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
