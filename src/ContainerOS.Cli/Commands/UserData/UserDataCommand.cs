using System.CommandLine;

namespace ContainerOS.Cli.Commands.UserData;

/// <summary><c>containeros userdata</c>: what nodes run before and after they join.</summary>
internal static class UserDataCommand
{
    internal static Command Create() =>
        new("userdata", "Bootstrap scripts: check, compose, read back.")
        {
            RenderCommand.Create(),
            DecodeCommand.Create(),
            ExplainUserDataCommand.Create(),
            DiffCommand.Create(),
            LintCommand.Create(),
            ConvertCommand.Create(),
        };
}
