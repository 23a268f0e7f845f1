using ContainerOS.Engine;

namespace ContainerOS.Cli.Runs;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    /// <summary>The command succeeded.</summary>
    internal const int Done = 0;

    /// <summary>A rule was violated, or the deployment failed.</summary>
    internal const int Failed = 1;

    /// <summary>The command line is wrong, or input cannot be read.</summary>
    internal const int Usage = 2;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells expect.</summary>
    internal const int Canceled = 130;

    internal static int Of(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.Succeeded => Done,
            DeploymentOutcome.Canceled => Canceled,
            _ => Failed,
        };
}
