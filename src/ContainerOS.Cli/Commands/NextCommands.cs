using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>Suggests the commands that usually follow.</summary>
internal static class NextCommands
{
    private const string Launcher = "./containeros";

    /// <summary>The commands after a deployment; they use the launcher when the current directory has one.</summary>
    internal static IReadOnlyList<string> AfterDeployment(string program, Func<string, bool> exists)
    {
        program = SafeText.Line(program);
        var command = exists(Launcher) ? Launcher : "containeros";
        return ["Next:", $"  {command} outputs {program}", $"  {command} preview {program}", $"  {command} destroy {program}"];
    }
}
