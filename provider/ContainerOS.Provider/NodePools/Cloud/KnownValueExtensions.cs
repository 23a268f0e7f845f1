using ContainerOS.Model.Values;

namespace ContainerOS.Provider.NodePools.Cloud;

/// <summary>Reads the content of known values. Requests are only made when all values are known.</summary>
internal static class KnownValueExtensions
{
    /// <summary>The content of a value; null if it is not set.</summary>
    internal static T? ObjectOrNull<T>(this Value<T>? value)
        where T : class => value?.Content;
}
