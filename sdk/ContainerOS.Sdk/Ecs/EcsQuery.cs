namespace ContainerOS.Sdk.Ecs;

/// <summary>Parameters of a call of ECS; the ones without a value are left out.</summary>
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
