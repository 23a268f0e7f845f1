using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Checks that numbers of a request are within bounds.</summary>
internal static class NumberBounds
{
    /// <summary>Rejects numbers that are out of bounds.</summary>
    /// <param name="group">The object that contains them; null when it is not given.</param>
    /// <param name="path">The path of the object.</param>
    /// <param name="bounds">The names of the numbers with their inclusive bounds.</param>
    internal static void Check(JToken? group, string path, params ReadOnlySpan<(string Name, long Min, long Max)> bounds)
    {
        foreach (var (name, min, max) in bounds)
        {
            if (group is JObject && (double?)group[name] is { } number)
            {
                ApiException.ThrowUnless(number >= min && number <= max, $"{path}.{name} must be {min} to {max}");
            }
        }
    }
}
