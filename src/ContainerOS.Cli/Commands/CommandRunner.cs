using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Cli.Commands;

/// <summary>Turns what can go wrong into one clear text and an exit code.</summary>
internal static class CommandRunner
{
    internal static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (ProgramException fault)
        {
            return Report(FindingReader.Read(fault.Diagnostics), ExitCode.Usage);
        }
        catch (FindingsException fault)
        {
            return Report(fault.Findings, ExitCode.Failed);
        }
        catch (UsageException fault)
        {
            return Report([Finding.Plain(fault.Message)], ExitCode.Usage);
        }
        catch (OperationCanceledException)
        {
            return Report([Finding.Plain("canceled")], ExitCode.Canceled);
        }
        catch (Exception fault)
            when (fault
                    is EmulatorPortInUseException
                        or EmulatorStateException
                        or PluginStartException
                        or RpcFaultException
                        or PluginExitedException
            )
        {
            return Report([Finding.Plain(fault.Message)], ExitCode.Failed);
        }
    }

    private static int Report(IEnumerable<Finding> findings, int code)
    {
        var output = ConsoleOutput.ForProcess();
        new FindingWriter(output.Error, AnsiStyle.None).Write(findings);
        return code;
    }
}

/// <summary>The command line can not be carried out as it is.</summary>
internal sealed class UsageException(string message) : Exception(message);
