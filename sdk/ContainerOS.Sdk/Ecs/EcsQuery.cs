namespace ContainerOS.Sdk.Ecs;

/// <summary>Writes the parameters of ECS calls; those without a value are omitted.</summary>
internal static class EcsQuery
{
    internal static IReadOnlyList<KeyValuePair<string, string>> Of(
        string region,
        params IEnumerable<(string Name, string? Value)> parameters
    ) =>
        [
            .. parameters.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!)),
            .. region.Length > 0 ? [KeyValuePair.Create("RegionId", region)] : (KeyValuePair<string, string>[])[],
        ];

    internal static string? Text(bool? truth) =>
        truth switch
        {
            true => "true",
            false => "false",
            null => null,
        };
}
