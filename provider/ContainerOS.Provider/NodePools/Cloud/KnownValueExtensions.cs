using ContainerOS.Model.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Reads the content of known values.</summary>
internal static class KnownValueExtensions
{
    /// <summary>The content of a value; null if it is not set, or not known yet, as a whole.</summary>
    internal static T? ObjectOrNull<T>(this Value<T>? value)
        where T : class => value is { IsKnown: true } known ? known.Content : null;
}
