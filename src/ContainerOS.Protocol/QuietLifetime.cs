using Microsoft.Extensions.Hosting;

namespace ContainerOS.Protocol;

/// <summary>A host that is stopped by its owner only: it prints nothing and takes no signals.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
