using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>The clouds that programs are only checked against: one emulator for them all, which leaves no file behind, and none without credentials.</summary>
internal sealed class CheckingGate(Func<string, string?> variable) : ICloudGate, IAsyncDisposable
{
    private readonly CloudGate gate = new(variable);
    private EmulatorServer? shared;

    /// <inheritdoc/>
    public async Task<Cloud> OpenAsync(CloudSettings settings, string programDirectory, CancellationToken ct)
    {
        if (!settings.IsEmulator)
        {
            return Cloud.Alibaba(settings).OfflineWithoutCredentials(variable);
        }

        return settings.Endpoint is not null || await EmulatorServer.FindRunningAsync(CloudGate.StateFile(programDirectory), ct) is not null
            ? await gate.OpenAsync(settings, programDirectory, ct)
            : await SharedAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => shared?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<Cloud> SharedAsync(CancellationToken ct)
    {
        shared ??= await EmulatorServer.StartAsync(new EmulatorOptions(), ct);
        var address = shared.Address.ToString();
        return new Cloud(Cloud.Describe("embedded emulator", address), DemoCredentials.For(address));
    }
}
