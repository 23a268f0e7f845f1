using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Numbers of a request that have to be within bounds when they are given.</summary>
internal static class NumberBounds
{
    /// <summary>Refuses a number out of its bounds.</summary>
    /// <param name="group">The object it stands in; null when that is not given.</param>
    /// <param name="place">Where that stands.</param>
    /// <param name="bounds">Names with the least and the most.</param>
    internal static void Check(JToken? group, string place, params ReadOnlySpan<(string Name, long Least, long Most)> bounds)
    {
        foreach (var (name, least, most) in bounds)
        {
            if (group is JObject && (double?)group[name] is { } number)
            {
                ApiException.ThrowUnless(number >= least && number <= most, $"{place}.{name} is {least} to {most}");
            }
        }
    }
}
