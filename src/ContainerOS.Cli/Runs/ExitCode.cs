using ContainerOS.Cli.Findings;
using ContainerOS.Engine;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Runs;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    private const string NotPinnedRule = "COS4012";

    /// <summary>The command succeeded.</summary>
    internal const int Done = 0;

    /// <summary>A rule was violated, or the deployment failed.</summary>
    internal const int Failed = 1;

    /// <summary>The command line is wrong, or input cannot be read.</summary>
    internal const int Usage = 2;

    /// <summary>A script has parts that cannot be read, so that it is neither right nor wrong (<c>userdata lint</c>).</summary>
    internal const int Undecided = 3;

    /// <summary>The only errors are releases that a frozen lock file does not pin (COS4012).</summary>
    internal const int NotPinned = 4;

    /// <summary>A defect of the command itself: EX_SOFTWARE of sysexits.h.</summary>
    internal const int Internal = 70;

    /// <summary>Stopped by Ctrl-C or another signal that ends a process: 128 + SIGINT, as shells expect.</summary>
    internal const int Canceled = 130;

    /// <summary>The code of a failure with findings.</summary>
    internal static int OfErrors(IEnumerable<Finding> findings) =>
        findings.Where(finding => finding.Severity is Severity.Error).ToList() is [_, ..] errors
        && errors.TrueForAll(finding => finding.Code == NotPinnedRule)
            ? NotPinned
            : Failed;

    internal static int Of(DeploymentOutcome outcome) =>
        outcome switch
        {
            DeploymentOutcome.Succeeded => Done,
            DeploymentOutcome.Canceled => Canceled,
            _ => Failed,
        };
}
