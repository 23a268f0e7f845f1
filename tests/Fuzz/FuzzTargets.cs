namespace ContainerOS.Fuzz;

/// <summary>The fuzzing targets by name.</summary>
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
