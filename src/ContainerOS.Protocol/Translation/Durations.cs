namespace ContainerOS.Protocol.Translation;

/// <summary>Time limits: the wire has seconds, with 0 for "the provider's own limit".</summary>
internal static class Durations
{
    public static TimeSpan? FromWire(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    public static double ToWire(TimeSpan? limit) => limit?.TotalSeconds ?? 0;
}
