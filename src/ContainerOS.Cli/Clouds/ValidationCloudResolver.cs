using ContainerOS.Emulator;

namespace ContainerOS.Cli.Clouds;

/// <summary>The clouds that programs are only checked against: one emulator for them all, which leaves no file behind, and none without credentials.</summary>
internal sealed class ValidationCloudResolver(Func<string, string?> variable) : ICloudResolver, IAsyncDisposable
{
    private readonly CloudResolver resolver = new(variable);
    private EmulatorServer? sharedEmulator;

    /// <inheritdoc/>
    public async Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct)
    {
        if (!settings.IsEmulator)
        {
            return Cloud.Alibaba(settings).OfflineWithoutCredentials(variable);
        }

        return
            settings.Endpoint is not null
            || await EmulatorServer.FindRunningAsync(CloudResolver.StateFile(programDirectory), ct) is not null
            ? await resolver.ResolveAsync(settings, programDirectory, ct)
            : await ShareEmulatorAsync(ct);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => sharedEmulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<Cloud> ShareEmulatorAsync(CancellationToken ct)
    {
        sharedEmulator ??= await EmulatorServer.StartAsync(new EmulatorOptions(), ct);
        var address = sharedEmulator.Address.ToString();
        return new Cloud(Cloud.DescribeEmulator("embedded emulator", address), EmulatorEnvironment.For(address));
    }
}
