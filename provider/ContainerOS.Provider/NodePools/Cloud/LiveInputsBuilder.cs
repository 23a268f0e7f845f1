using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Collects values that ACK returned as inputs; missing and empty values are left out.</summary>
internal sealed class LiveInputsBuilder
{
    private PropertyMap map = PropertyMap.Empty;

    internal LiveInputsBuilder Put(string name, string? text) => text is { Length: > 0 } ? Add(name, text) : this;

    internal LiveInputsBuilder Put(string name, long? number) => number is { } value ? Add(name, (double)value) : this;

    internal LiveInputsBuilder Put(string name, bool? truth) => truth is { } value ? Add(name, value) : this;

    internal LiveInputsBuilder Put(string name, PropertyMap? entries) => entries is { Count: > 0 } ? Add(name, entries) : this;

    internal LiveInputsBuilder Put(string name, IReadOnlyList<string>? texts) => Put(name, texts?.Select(text => (PropertyValue)text));

    internal LiveInputsBuilder Put(string name, IEnumerable<PropertyValue>? items) =>
        items is not null && PropertyArray.Of(items) is { Items.Length: > 0 } list ? Add(name, list) : this;

    internal LiveInputsBuilder Put(string name, IReadOnlyDictionary<string, string>? entries) =>
        Put(name, entries?.ToDictionary(entry => entry.Key, entry => (PropertyValue)entry.Value));

    internal LiveInputsBuilder Put(string name, IReadOnlyDictionary<string, bool>? entries) =>
        Put(name, entries?.ToDictionary(entry => entry.Key, entry => (PropertyValue)entry.Value));

    internal LiveInputsBuilder Put(string name, Dictionary<string, PropertyValue>? entries) =>
        Put(name, entries is null ? null : PropertyMap.Of(entries.AsEnumerable()));

    internal PropertyMap ToMap() => map;

    private LiveInputsBuilder Add(string name, PropertyValue value)
    {
        map = map.With(name, value);
        return this;
    }
}
