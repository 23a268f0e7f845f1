using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.Provider.Mapping;

/// <summary>Reads known values out of a spec; requests are made only once everything is known.</summary>
internal static class Known
{
    /// <summary>The content of a value that is given, else null.</summary>
    internal static T? Number<T>(this Value<T>? value)
        where T : struct => value?.Content;

    /// <summary>The content of a value that is given, else null.</summary>
    internal static T? Object<T>(this Value<T>? value)
        where T : class => value?.Content;

    /// <summary>The term of a choice that is given, else null.</summary>
    internal static string? Term<T>(this Value<T>? value, Terms<T> terms)
        where T : struct, Enum => value is { } choice ? terms.Of(choice.Content) : null;

    /// <summary>The items of a list that is given, else null.</summary>
    internal static IReadOnlyList<T>? Items<T>(this ValueList<T>? list) => list?.Items.Select(item => item.Content).ToArray();

    /// <summary>The entries of a map that is given, else null.</summary>
    internal static IReadOnlyDictionary<string, T>? Entries<T>(this ValueMap<T>? map) =>
        map?.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Content);
}
