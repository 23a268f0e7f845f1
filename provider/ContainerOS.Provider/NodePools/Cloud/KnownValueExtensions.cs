using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Reads the content of known values. Requests are only made when all values are known.</summary>
internal static class KnownValueExtensions
{
    /// <summary>The content of a value; null if it is not set.</summary>
    internal static T? ValueOrNull<T>(this Value<T>? value)
        where T : struct => value?.Content;

    /// <summary>The content of a value; null if it is not set.</summary>
    internal static T? ObjectOrNull<T>(this Value<T>? value)
        where T : class => value?.Content;

    /// <summary>The term of an enum value; null if it is not set.</summary>
    internal static string? TermOrNull<T>(this Value<T>? value, Terms<T> terms)
        where T : struct, Enum => value is { } choice ? terms.Of(choice.Content) : null;

    /// <summary>The items of a list; null if it is not set.</summary>
    internal static IReadOnlyList<T>? ItemsOrNull<T>(this ValueList<T>? list) => list?.Items.Select(item => item.Content).ToArray();

    /// <summary>The entries of a map; null if it is not set.</summary>
    internal static IReadOnlyDictionary<string, T>? EntriesOrNull<T>(this ValueMap<T>? map) =>
        map?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Content);
}
