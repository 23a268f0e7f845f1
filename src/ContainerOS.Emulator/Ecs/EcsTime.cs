namespace ContainerOS.Emulator.Ecs;

/// <summary>A moment as ECS writes it.</summary>
internal static class EcsTime
{
    internal static string Text(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ");
}
