using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Scheduling;

/// <summary>Amounts of memory in maps of resources.</summary>
internal static class MemoryAmount
{
    /// <summary>The bytes an entry stands for; null when it is not given, not known, or a percentage.</summary>
    internal static double? Bytes(ValueMap<string>? resources, string name)
    {
        foreach (var (key, value) in resources?.Entries ?? [])
        {
            if (key == name && value.IsKnown)
            {
                return QuantityText.Parse(value.Content);
            }
        }

        return null;
    }
}
