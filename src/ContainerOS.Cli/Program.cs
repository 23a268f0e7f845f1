using System.CommandLine;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Commands.UserData;
using ContainerOS.Cli.Runs;

var root = new RootCommand("ContainerOS node pools on Alibaba Cloud ACK as code, checked before they are created.")
{
    UpCommand.Create(),
    PreviewCommand.Create(),
    RefreshCommand.Create(),
    DestroyCommand.Create(),
    OutputsCommand.Create(),
    ValidateCommand.Create(),
    ExplainCommand.Create(),
    UserDataCommand.Create(),
    EmulatorCommand.Create(),
    AuthCommand.Create(),
};
var arguments = root.Parse(args);
var code = await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
return arguments.Errors.Count > 0 ? ExitCode.Usage : code;
