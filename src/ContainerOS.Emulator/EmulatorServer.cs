using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Signing;
using ContainerOS.Emulator.State;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Emulator;

/// <summary>An emulator of ACK and ECS on the loopback interface, with a demo account. Dispose it to stop it.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ApiGateway gateway;
    private readonly EmulatorAddressFile? addressFile;

    private EmulatorServer(WebApplication app, ApiGateway gateway, Uri address, EmulatorAddressFile? addressFile)
    {
        this.app = app;
        this.gateway = gateway;
        this.addressFile = addressFile;
        Address = address;
    }

    /// <summary>Its address, which serves both ACK and ECS.</summary>
    public Uri Address { get; }

    /// <summary>Starts an emulator.</summary>
    /// <exception cref="EmulatorPortInUseException">The port is in use.</exception>
    /// <exception cref="EmulatorStateException">The state file cannot be read, or another emulator uses it.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        if (options.StateFile is { } taken && await FindRunningAsync(taken, cancellationToken) is { } other)
        {
            throw new EmulatorStateException(taken, $"is in use by the emulator at {other}");
        }

        var file = new AccountFile(options.StateFile);
        var account = file.Load() ?? Account.New(options.Seed, options.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var clock = new EmulatedClock(options.Time, options.Speed, (long)account.Data["clock"]!);
        var verifier = new Acs3Verifier(options.Time, key => key == DemoAccount.AccessKeyId ? DemoAccount.AccessKeySecret : null);
        var gateway = new ApiGateway(verifier, new NodePoolHandler(account, () => clock.Now), account, file, () => clock.Now);
        var app = EmulatorHost.Build(options, gateway);
        var address = await EmulatorHost.ListenAsync(app, options.Port, cancellationToken);
        var addressFile = options.StateFile is { } path ? new EmulatorAddressFile(path) : null;
        addressFile?.Write(address);
        return new EmulatorServer(app, gateway, address, addressFile);
    }

    /// <summary>Finds the address of the emulator that uses a state file, in this process or another; null when there is none.</summary>
    public static Task<Uri?> FindRunningAsync(string stateFile, CancellationToken cancellationToken) =>
        new EmulatorAddressFile(stateFile).FindAsync(cancellationToken);

    /// <summary>Stops the server and saves the account with its clock.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        gateway.Save();
        addressFile?.Remove();
    }
}
