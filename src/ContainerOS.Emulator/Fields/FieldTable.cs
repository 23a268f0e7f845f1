using System.Collections.Immutable;

namespace ContainerOS.Emulator.Fields;

/// <summary>
/// The fields of a record: one row for each that the emulator reads. The others are kept in the record's bag and are written as they came.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="bagOf">The bag of a record.</param>
/// <param name="withBag">The record with another bag.</param>
internal sealed class FieldTable<T>(Func<T, FieldMap> bagOf, Func<T, FieldMap, T> withBag)
{
    private readonly List<Row> rows = [];
    private readonly Dictionary<string, Row> byName = [];

    internal FieldTable<T> Text(string name, Func<T, string?> get, Func<T, string, T> set) =>
        Add(name, record => get(record), (record, from) => set(record, from.Text(name)!));

    internal FieldTable<T> Whole(string name, Func<T, long?> get, Func<T, long, T> set) =>
        Add(name, record => get(record), (record, from) => set(record, from.Whole(name)!.Value));

    internal FieldTable<T> Flag(string name, Func<T, bool?> get, Func<T, bool, T> set) =>
        Add(name, record => get(record), (record, from) => set(record, from.Flag(name)!.Value));

    internal FieldTable<T> Texts(string name, Func<T, ImmutableArray<string>> get, Func<T, ImmutableArray<string>, T> set) =>
        Add(name, record => ListValue.OfTexts(get(record)), (record, from) => set(record, from.Texts(name)!.Value));

    internal FieldTable<T> Map(string name, Func<T, FieldMap?> get, Func<T, FieldMap, T> set) =>
        Add(
            name,
            record => get(record),
            (record, from) => set(record, get(record) is { } basis ? basis.Merge(from.Map(name)!) : from.Map(name)!)
        );

    /// <summary>A record with its own fields, which a request changes field by field.</summary>
    internal FieldTable<T> Object<TInner>(string name, FieldTable<TInner> inner, Func<T, TInner> get, Func<T, TInner, T> set) =>
        Add(name, record => inner.Write(get(record)), (record, from) => set(record, inner.Apply(get(record), from.Map(name)!)));

    /// <summary>A list of records with their own fields; <paramref name="blank"/> is a record without a value.</summary>
    internal FieldTable<T> Records<TItem>(
        string name,
        FieldTable<TItem> items,
        TItem blank,
        Func<T, ImmutableArray<TItem>?> get,
        Func<T, ImmutableArray<TItem>, T> set
    ) =>
        Add(
            name,
            record => get(record) is { } list ? ListValue.Of(list.Select(items.Write)) : null,
            (record, from) => set(record, [.. from.Maps(name)!.Value.Select(item => items.Apply(blank, item))])
        );

    /// <summary>A field that replies have and that requests cannot set.</summary>
    internal FieldTable<T> Given(string name, Func<T, FieldValue?> get) => Add(name, get, (record, _) => record);

    /// <summary>The record with the fields of a request. Lists and values replace earlier ones; an object in the bag is merged.</summary>
    internal T Apply(T record, FieldMap request)
    {
        var bag = bagOf(record);
        foreach (var (name, value) in request.Fields)
        {
            if (byName.TryGetValue(name, out var row))
            {
                record = row.Set(record, request);
            }
            else
            {
                bag = bag.Merge(FieldMap.Of((name, value)));
            }
        }

        return withBag(record, bag);
    }

    /// <summary>The fields of a record, as a reply has them.</summary>
    internal FieldMap Write(T record)
    {
        List<KeyValuePair<string, FieldValue>> written = [];
        foreach (var row in rows)
        {
            if (row.Get(record) is { } value)
            {
                written.Add(KeyValuePair.Create(row.Name, value));
            }
        }

        written.AddRange(bagOf(record).Fields);
        return FieldMap.Of(written);
    }

    private FieldTable<T> Add(string name, Func<T, FieldValue?> get, Func<T, FieldMap, T> set)
    {
        var row = new Row(name, get, set);
        rows.Add(row);
        byName.Add(name, row);
        return this;
    }

    private sealed record Row(string Name, Func<T, FieldValue?> Get, Func<T, FieldMap, T> Set);
}
