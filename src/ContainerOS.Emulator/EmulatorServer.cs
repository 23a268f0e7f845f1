using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Sts;
using ContainerOS.Emulator.Time;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Emulator;

/// <summary>An emulator of ACK and ECS on the loopback interface, with a demo account. Dispose it to stop it.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WorldStore store;
    private readonly ChaosEngine chaos;
    private readonly EmulatorAddressFile? addressFile;

    private EmulatorServer(
        WebApplication app,
        WorldStore store,
        ChaosEngine chaos,
        string controlToken,
        Uri address,
        EmulatorAddressFile? addressFile
    )
    {
        this.app = app;
        this.store = store;
        this.chaos = chaos;
        ControlToken = controlToken;
        this.addressFile = addressFile;
        Address = address;
    }

    /// <summary>Its address, which serves both ACK and ECS.</summary>
    public Uri Address { get; }

    /// <summary>The token of this run, for the header <c>x-emulator-token</c> of changes below <c>/_emulator/</c>.</summary>
    public string ControlToken { get; }

    /// <summary>The emulated time. Signatures are checked against real time.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(store.Clock.Now);

    /// <summary>Starts an emulator.</summary>
    /// <exception cref="EmulatorPortInUseException">The port is in use.</exception>
    /// <exception cref="EmulatorStateException">The state file cannot be read, or another emulator uses it.</exception>
    /// <exception cref="ArgumentException">A condition is not valid.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        if (options.StateFile is { } taken && await FindRunningAsync(taken, cancellationToken) is { } other)
        {
            throw new EmulatorStateException(taken, $"is in use by the emulator at {other}");
        }

        var file = new WorldFile(options.StateFile);
        var start = options.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var (world, time) = file.Load() ?? (WorldFormat.New(options.Seed, start) with { Conditions = options.Conditions.Checked() }, start);
        var store = new WorldStore(world, new VirtualClock(options.Time, options.IsStepped ? 0 : options.Speed, time), file);
        var keys = new TemporaryKeys(world.Seed);
        var verifier = new Acs3Verifier(options.Time, key => key == DemoAccount.AccessKeyId ? DemoAccount.AccessKeySecret : null, keys);
        var chaos = new ChaosEngine(world.Seed, time);
        chaos.Set(options.Chaos);
        var identity = EmulatorIdentity.New();
        var journal = new RequestJournal(options.RequestLog, options.Time);
        var control = new ControlRoutes(options, journal, identity, store, chaos);
        var app = EmulatorHost.Build(options, new ApiGateway(verifier, store, chaos, keys, options.Time), journal, control);
        var address = await EmulatorHost.ListenAsync(app, options.Port, cancellationToken);
        var addressFile = options.StateFile is { } path ? new EmulatorAddressFile(path) : null;
        try
        {
            addressFile?.Write(address, identity);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await app.DisposeAsync();
            throw new EmulatorStateException(options.StateFile!, "cannot be written", exception);
        }

        return new EmulatorServer(app, store, chaos, identity.ControlToken, address, addressFile);
    }

    /// <summary>Finds the address of the emulator that uses a state file, in this process or another; null when there is none.</summary>
    public static Task<Uri?> FindRunningAsync(string stateFile, CancellationToken cancellationToken) =>
        new EmulatorAddressFile(stateFile).FindAsync(cancellationToken);

    /// <summary>Moves the emulated clock forward; tasks go on with the next call. A running clock goes on from there.</summary>
    /// <param name="time">How far, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time) => store.Clock.Advance((long)time.TotalMilliseconds);

    /// <summary>Moves the emulated clock forward until a task has ended.</summary>
    /// <param name="taskId">The task.</param>
    /// <exception cref="InvalidOperationException">The task does not exist, is paused, or is stuck.</exception>
    public void AdvanceUntilTaskEnds(string taskId)
    {
        try
        {
            store.AdvanceUntilEnd(taskId);
        }
        catch (ApiException exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>Adds a fault that is caused on purpose.</summary>
    /// <param name="rule">What happens, and when.</param>
    public void AddChaos(ChaosRule rule) => chaos.Add(rule);

    /// <summary>Sets what the account meets from now on. Nodes that start already, and pods that are evicted, are not changed.</summary>
    /// <param name="conditions">The conditions, which replace the present ones.</param>
    /// <exception cref="ArgumentException">A value is not valid.</exception>
    public void SetConditions(EmulatorConditions conditions) =>
        store.Change(
            (world, editor) =>
            {
                Autoscaler.Set(editor, world, conditions.Checked());
                return true;
            }
        );

    /// <summary>Removes all faults. Tasks that were changed by one stay as they are.</summary>
    public void ClearChaos() => chaos.Set([]);

    /// <summary>Stops the server and saves the account with its clock.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        store.Save();
        addressFile?.Remove();
    }
}
