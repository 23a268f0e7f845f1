using Microsoft.Extensions.Hosting;

namespace ContainerOS.Emulator.Http;

/// <summary>Leaves signals and the console to the process that runs the emulator.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
