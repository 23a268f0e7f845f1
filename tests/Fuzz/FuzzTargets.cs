namespace ContainerOS.Fuzz;

/// <summary>What can be fuzzed, by name.</summary>
internal static class FuzzTargets
{
    internal static IReadOnlyDictionary<string, Func<IFuzzTarget>> All { get; } =
        new Dictionary<string, Func<IFuzzTarget>>
        {
            ["decoder"] = () => new DecoderTarget(),
            ["converter"] = () => new ConverterTarget(),
            ["linter"] = () => new LinterTarget(),
        };
}
