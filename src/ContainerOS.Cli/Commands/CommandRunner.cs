using ContainerOS.Cli.Commands.Emulators;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Pins;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Cli.Commands;

/// <summary>Runs a command and turns expected errors into a message on standard error and an exit code.</summary>
internal static class CommandRunner
{
    internal static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (ProgramException exception)
        {
            return Report(FindingReader.Read(exception.Diagnostics), ExitCode.Usage);
        }
        catch (FindingsException exception)
        {
            return Report(exception.Findings, ExitCode.Failed);
        }
        catch (UnreadableFileException exception)
        {
            return Report(exception.Findings, ExitCode.Usage);
        }
        catch (UsageException exception)
        {
            return Report([Finding.Plain(exception.Message)], ExitCode.Usage);
        }
        catch (OperationCanceledException)
        {
            return Report([Finding.Plain("canceled")], ExitCode.Canceled);
        }
        catch (Exception exception)
            when (exception
                    is EmulatorPortInUseException
                        or EmulatorAddressException
                        or EmulatorStateException
                        or ChaosFileException
                        or ScenarioException
                        or EmulatorCallException
                        or PluginStartException
                        or RpcFaultException
                        or PluginExitedException
            )
        {
            return Report([Finding.Plain(exception.Message)], ExitCode.Failed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return CommandFaults.ReportDisk(exception);
        }
#pragma warning disable CA1031 // The last place that an exception can reach: a user gets no stack trace.
        catch (Exception exception)
        {
            return CommandFaults.ReportDefect(exception);
        }
#pragma warning restore CA1031
    }

    private static int Report(IEnumerable<Finding> findings, int code)
    {
        var output = ConsoleOutput.ForRun();
        new FindingWriter(output.Error, AnsiStyle.None).Write(findings);
        return code;
    }
}

/// <summary>The command line is wrong, or names input that cannot be read.</summary>
internal sealed class UsageException(string message) : Exception(message);
