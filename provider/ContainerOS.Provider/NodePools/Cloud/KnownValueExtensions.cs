using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Reads known values out of a spec; requests are made only once everything is known.</summary>
internal static class KnownValueExtensions
{
    /// <summary>The content of a value that is given, else null.</summary>
    internal static T? ValueOrNull<T>(this Value<T>? value)
        where T : struct => value?.Content;

    /// <summary>The content of a value that is given, else null.</summary>
    internal static T? ObjectOrNull<T>(this Value<T>? value)
        where T : class => value?.Content;

    /// <summary>The term of a choice that is given, else null.</summary>
    internal static string? TermOrNull<T>(this Value<T>? value, Terms<T> terms)
        where T : struct, Enum => value is { } choice ? terms.Of(choice.Content) : null;

    /// <summary>The items of a list that is given, else null.</summary>
    internal static IReadOnlyList<T>? ItemsOrNull<T>(this ValueList<T>? list) => list?.Items.Select(item => item.Content).ToArray();

    /// <summary>The entries of a map that is given, else null.</summary>
    internal static IReadOnlyDictionary<string, T>? EntriesOrNull<T>(this ValueMap<T>? map) =>
        map?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Content);
}
