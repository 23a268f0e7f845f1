using ContainerOS.Engine;

namespace ContainerOS.Cli.Runs;

/// <summary>What the command's end tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Rules were violated, or the deployment failed.</summary>
    internal const int Failed = 1;

    /// <summary>Wrong usage, or input that can not be read.</summary>
    internal const int Usage = 2;

    /// <summary>Stopped by Ctrl-C, as shells expect it: 128 + SIGINT.</summary>
    internal const int Canceled = 130;

    internal static int Of(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.Succeeded => Done,
            DeploymentOutcome.Canceled => Canceled,
            _ => Failed,
        };
}
