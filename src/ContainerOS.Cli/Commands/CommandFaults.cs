using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Commands;

/// <summary>
/// The last place that an exception can reach: the user gets one message and an exit code, never a stack trace. With <c>--debug</c> the
/// stack trace is written to a file that can be sent to others.
/// </summary>
internal static class CommandFaults
{
    private static readonly AsyncLocal<string?> CommandOfReport = new();

    /// <summary>Whether the run writes reports, and of which command line.</summary>
    internal static void Configure(ParseResult parsed, Option<bool> debug) =>
        CommandOfReport.Value = parsed.GetValue(debug) ? Describe(parsed) : null;

    /// <summary>Reports the fault of a disk, a pipe or a terminal.</summary>
    internal static int ReportDisk(Exception fault) =>
        Report(
            fault,
            // .NET names no path for a descriptor that is not open.
            fault is UnauthorizedAccessException
            && !fault.Message.Contains('\'', StringComparison.Ordinal)
                ? "standard output is closed: nothing can be shown, and nothing was done after that"
                : fault.Message,
            ExitCode.Failed
        );

    /// <summary>Reports a defect of this command.</summary>
    /// <remarks>
    /// The message of the exception is not shown: no one has checked that it quotes no secret.
    /// </remarks>
    internal static int ReportDefect(Exception fault) =>
        Report(
            fault,
            $"internal error ({fault.GetType().Name}): this is a defect of containeros. The state is as its last save left it. "
                + (
                    CommandOfReport.Value is null ? "Run the command again with --debug to write a report for the developers" : string.Empty
                ),
            ExitCode.Internal
        );

    /// <summary>Reports an exception of a thread that no caller waits for, and ends the process.</summary>
    internal static void ReportUnhandled(object sender, UnhandledExceptionEventArgs unhandled) =>
        Environment.Exit(unhandled.ExceptionObject is Exception fault ? ReportDefect(fault) : ExitCode.Internal);

    /// <summary>
    /// The report: versions, the command without its values, and for each exception its type, its error number and its methods. It has no
    /// messages, arguments, variables or file contents, so it has no secrets.
    /// </summary>
    internal static string DebugText(Exception fault, string command)
    {
        var version = typeof(CommandFaults).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var text = new StringBuilder()
            .AppendLine("This report has no messages, values, variables or contents of files. It may be sent to others.")
            .AppendLine(CultureInfo.InvariantCulture, $"containeros {version}, {RuntimeInformation.FrameworkDescription}")
            .AppendLine(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}")
            .AppendLine(CultureInfo.InvariantCulture, $"command: {command}");
        for (var next = fault; next is not null; next = next.InnerException)
        {
            text.AppendLine()
                .AppendLine(CultureInfo.InvariantCulture, $"{next.GetType().FullName} (0x{next.HResult:x8})")
                .Append(new StackTrace(next, fNeedFileInfo: false));
        }

        return text.ToString();
    }

    private static int Report(Exception fault, string message, int code)
    {
        try
        {
            CommandEnvironment.Current.Error.WriteLine($"error  {message}");
            if (CommandOfReport.Value is { } command)
            {
                CommandEnvironment.Current.Error.WriteLines(WriteDebugFile(DebugText(fault, command)));
            }
        }
        catch (IOException)
        {
            // The terminal is gone or standard error is full. Only the exit code remains.
        }

        return code;
    }

    private static IEnumerable<string> WriteDebugFile(string text)
    {
        var file = Path.GetFullPath($"containeros-debug-{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}.txt");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var stream = new FileStream(file, options);
            stream.Write(Encoding.UTF8.GetBytes(text));
            return [$"the report is {file}; it has no values of your program"];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [$"the report could not be written to {file}:", .. text.Split('\n')];
        }
    }

    /// <summary>The verb and the names of the options; their values are left out.</summary>
    private static string Describe(ParseResult parsed)
    {
        var verbs = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult)
        {
            verbs.Push(at.Command.Name);
        }

        var options = parsed.CommandResult.Command.Options.Where(option => parsed.GetResult(option) is { Implicit: false });
        return string.Join(' ', verbs.Concat(options.Select(option => option.Name)));
    }
}
