using System.Diagnostics;

namespace ContainerOS.Bench.Sdk;

/// <summary>One client of the comparison. Its process runs throughout, so that start-up and warm-up are not measured.</summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly Process process;

    public ClientProcess(string name, string program, IEnumerable<string> arguments)
    {
        Name = name;
        process =
            Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
    }

    public string Name { get; }

    /// <summary>Makes it call, and returns what a call costs it.</summary>
    public async Task<CallCost> MeasureAsync(Workload effort)
    {
        await process.StandardInput.WriteLineAsync(effort.ToString());
        await process.StandardInput.FlushAsync();
        return CallCost.Parse(
            await process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"{Name} ended early; standard error says why.")
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close(); // The end of its input ends it.
        process.WaitForExit();
        process.Dispose();
    }
}
