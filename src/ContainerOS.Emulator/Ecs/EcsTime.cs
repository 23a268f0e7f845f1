namespace ContainerOS.Emulator.Ecs;

/// <summary>A time in the format of ECS.</summary>
internal static class EcsTime
{
    internal static string Text(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ");
}
