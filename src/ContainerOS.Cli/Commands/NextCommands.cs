namespace ContainerOS.Cli.Commands;

/// <summary>What a user may want to type next, as it works where they stand.</summary>
internal static class NextCommands
{
    private const string Launcher = "./containeros";

    /// <summary>After a deployment.</summary>
    internal static string AfterDeployment(string program, Func<string, bool> exists)
    {
        var command = exists(Launcher) ? Launcher : "containeros";
        return $"""
            Next:
              {command} outputs {program}
              {command} preview {program}
              {command} destroy {program}
            """;
    }
}
