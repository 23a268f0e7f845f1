using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Emulator;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Protocol.Engines;
using ContainerOS.Protocol.Faults;

namespace ContainerOS.Cli.Commands;

/// <summary>Turns what can go wrong into one clear text and an exit code.</summary>
internal static class Faults
{
    internal static async Task<int> GuardAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (ProgramException fault)
        {
            return Tell(FindingReader.Read(fault.Diagnostics), ExitCode.Usage);
        }
        catch (FindingsException fault)
        {
            return Tell(fault.Findings, ExitCode.Failed);
        }
        catch (UsageException fault)
        {
            return Tell([Finding.Plain(fault.Message)], ExitCode.Usage);
        }
        catch (OperationCanceledException)
        {
            return Tell([Finding.Plain("canceled")], ExitCode.Canceled);
        }
        catch (Exception fault)
            when (fault
                    is EmulatorPortInUseException
                        or EmulatorStateException
                        or PluginStartException
                        or RpcFaultException
                        or PluginDiedException
            )
        {
            return Tell([Finding.Plain(fault.Message)], ExitCode.Failed);
        }
    }

    private static int Tell(IEnumerable<Finding> findings, int code)
    {
        var surface = Surface.OfProcess();
        new FindingText(surface.Error, Ink.None).Write(findings);
        return code;
    }
}
