using System.Collections.Immutable;

namespace ContainerOS.Emulator.Fields;

/// <summary>Named values in the order in which they were given. A read of a value of another type is the service's error.</summary>
internal sealed record FieldMap : FieldValue
{
    private readonly ImmutableArray<KeyValuePair<string, FieldValue>> fields;

    private FieldMap(ImmutableArray<KeyValuePair<string, FieldValue>> fields) => this.fields = fields;

    internal static FieldMap Empty { get; } = new([]);

    internal override string TypeName => "object";

    internal IReadOnlyList<KeyValuePair<string, FieldValue>> Fields => fields;

    internal bool IsEmpty => fields.IsEmpty;

    internal FieldValue? this[string name]
    {
        get
        {
            foreach (var (known, value) in fields)
            {
                if (known == name)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>The given fields, without those that are null.</summary>
    internal static FieldMap Of(params ReadOnlySpan<(string Name, FieldValue? Value)> fields)
    {
        var given = ImmutableArray.CreateBuilder<KeyValuePair<string, FieldValue>>(fields.Length);
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                given.Add(KeyValuePair.Create(name, value));
            }
        }

        return new(given.DrainToImmutable());
    }

    internal static FieldMap Of(IEnumerable<KeyValuePair<string, FieldValue>> fields) => new([.. fields]);

    internal bool Has(string name) => this[name] is not null;

    /// <summary>This map with a field; null removes it.</summary>
    internal FieldMap With(string name, FieldValue? value)
    {
        var at = IndexOf(name);
        return value is null
            ? at < 0
                ? this
                : new(fields.RemoveAt(at))
            : new(at < 0 ? fields.Add(KeyValuePair.Create(name, value)) : fields.SetItem(at, KeyValuePair.Create(name, value)));
    }

    internal FieldMap Without(params ReadOnlySpan<string> names)
    {
        var rest = this;
        foreach (var name in names)
        {
            rest = rest.With(name, null);
        }

        return rest;
    }

    /// <summary>This map with the fields of another one: objects are merged, lists and values are replaced.</summary>
    internal FieldMap Merge(FieldMap patch)
    {
        var merged = this;
        foreach (var (name, value) in patch.fields)
        {
            merged = merged.With(name, value is FieldMap inner && merged[name] is FieldMap basis ? basis.Merge(inner) : value);
        }

        return merged;
    }

    internal string? Text(string name) =>
        this[name] switch
        {
            null => null,
            TextValue value => value.Text,
            var other => throw Mismatch(name, "string", other),
        };

    internal bool? Flag(string name) =>
        this[name] switch
        {
            null => null,
            FlagValue value => value.Flag,
            var other => throw Mismatch(name, "bool", other),
        };

    internal long? Whole(string name) =>
        this[name] switch
        {
            null => null,
            WholeValue value => value.Number,
            var other => throw Mismatch(name, "int64", other),
        };

    internal double? Number(string name) =>
        this[name] switch
        {
            null => null,
            WholeValue value => value.Number,
            RealValue value => value.Number,
            var other => throw Mismatch(name, "number", other),
        };

    internal FieldMap? Map(string name) =>
        this[name] switch
        {
            null => null,
            FieldMap value => value,
            var other => throw Mismatch(name, "object", other),
        };

    internal ImmutableArray<FieldValue>? List(string name) =>
        this[name] switch
        {
            null => null,
            ListValue value => value.Items,
            var other => throw Mismatch(name, "array", other),
        };

    /// <summary>The objects of a list; null when it is absent.</summary>
    internal ImmutableArray<FieldMap>? Maps(string name) =>
        List(name) is { } items ? [.. items.Select(item => item as FieldMap ?? throw Mismatch(name, "object", item))] : null;

    /// <summary>The texts of a list; null when it is absent.</summary>
    internal ImmutableArray<string>? Texts(string name) =>
        List(name) is { } items ? [.. items.Select(item => (item as TextValue)?.Text ?? throw Mismatch(name, "string", item))] : null;

    private int IndexOf(string name)
    {
        for (var index = 0; index < fields.Length; index++)
        {
            if (fields[index].Key == name)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The form of the message was seen in records of the real service; its code is inferred.</summary>
    private static ApiException Mismatch(string name, string expected, FieldValue got) =>
        new(400, "InvalidParameter", $"Unmarshal type error: expected={expected}, got={got.TypeName}, field={name}.");
}
