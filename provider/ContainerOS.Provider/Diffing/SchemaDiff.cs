using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Diffing;

/// <summary>Compares two sets of inputs by their declared shape.</summary>
internal sealed class SchemaDiff
{
    private readonly List<PropertyChange> changes = [];

    private SchemaDiff() { }

    /// <summary>Every changed leaf property, in the order of the shape. An unknown value counts as changed.</summary>
    internal static IReadOnlyList<PropertyChange> Between(ObjectType shape, PropertyMap olds, PropertyMap news)
    {
        var diff = new SchemaDiff();
        diff.Object(shape, olds, news, string.Empty, ChangeEffect.InPlace);
        return diff.changes;
    }

    private void Object(ObjectType shape, PropertyMap olds, PropertyMap news, string path, ChangeEffect outer)
    {
        foreach (var property in shape.Properties)
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            Value(property.Type, olds.Find(property.Name), news.Find(property.Name), inner, property.OnChange ?? outer);
        }
    }

    private void Value(PropertyType type, PropertyValue? old, PropertyValue? now, string path, ChangeEffect effect)
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
                Both(type, old.Unwrapped, now.Unwrapped, path, effect);
                break;
        }
    }

    private void Both(PropertyType type, PropertyValue old, PropertyValue now, string path, ChangeEffect effect)
    {
        switch (type, old, now)
        {
            case (ObjectType shape, PropertyMap olds, PropertyMap news):
                Object(shape, olds, news, path, effect);
                break;
            case (MapType map, PropertyMap olds, PropertyMap news):
                Entries(map, olds, news, path, effect);
                break;
            case (ListType list, PropertyArray olds, PropertyArray news):
                Items(list, olds, news, path, effect);
                break;
            case var _ when now is PropertyUnknown || !old.Equals(now):
                Add(path, ChangeKind.Update, effect);
                break;
        }
    }

    private void Entries(MapType map, PropertyMap olds, PropertyMap news, string path, ChangeEffect effect)
    {
        foreach (var name in olds.Keys.Union(news.Keys).Order(StringComparer.Ordinal))
        {
            Value(map.Value, olds.Find(name), news.Find(name), MapPath(path, name), effect);
        }
    }

    private void Items(ListType list, PropertyArray olds, PropertyArray news, string path, ChangeEffect effect)
    {
        for (var i = 0; i < Math.Max(olds.Items.Length, news.Items.Length); i++)
        {
            Value(list.Item, olds.Items.ElementAtOrDefault(i), news.Items.ElementAtOrDefault(i), $"{path}[{i}]", effect);
        }
    }

    private void Add(string path, ChangeKind kind, ChangeEffect effect) => changes.Add(new PropertyChange(path, kind, effect));

    private static string MapPath(string path, string name) =>
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $"{path}.{name}" : $"{path}[\"{name}\"]";
}
