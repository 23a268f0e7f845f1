using System.Runtime.InteropServices;
using ContainerOS.Fuzz;

if (args is ["instrument", var folder])
{
    Instrumentation.CopyTo(folder);
    return 0;
}

if (args is ["replay", var name, var texts] && FuzzTargets.All.ContainsKey(name))
{
    return FuzzReplay.Of(name, texts, Console.Out) ? 0 : 1;
}

// A canceled run still prints its result.
using var end = new CancellationTokenSource();
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    end.Cancel();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
if (FuzzOptions.Read(args) is { } options)
{
    return FuzzRun.Of(options, Console.Out, end.Token) ? 0 : 1;
}

Console.Error.WriteLine(FuzzOptions.Usage);
return 2;
