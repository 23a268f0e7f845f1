using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Runs bash, to which the tables of expected results are held.</summary>
internal static class Bash
{
    /// <summary>Runs a program of bash for a table, in the folder if there is one.</summary>
    internal static async Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments, TestFolder? folder = null)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not null, "no mutant changes bash");
        var start = new ProcessStartInfo("bash", ["-c", program, "bash", .. arguments])
        {
            Environment = { ["HOME"] = "/root", ["LC_ALL"] = "C.UTF-8" },
            WorkingDirectory = folder?.FullName ?? "",
        };
        return await TestProcess.RunAsync(start, TestContext.Current.CancellationToken);
    }
}
