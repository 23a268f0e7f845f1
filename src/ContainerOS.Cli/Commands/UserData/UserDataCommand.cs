using System.CommandLine;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata</c>: commands for the scripts that nodes run before and after they join the cluster.</summary>
internal static class UserDataCommand
{
    internal static Command Create() =>
        new("userdata", "Check, render, decode and convert user data.")
        {
            RenderCommand.Create(),
            DecodeCommand.Create(),
            ExplainUserDataCommand.Create(),
            DiffCommand.Create(),
            LintCommand.Create(),
            ConvertCommand.Create(),
        };
}
