using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Console;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Journal;
using ContainerOS.Emulator.Metadata;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Sts;
using ContainerOS.Emulator.Time;
using Newtonsoft.Json;

namespace ContainerOS.Emulator;

/// <summary>An emulator of ACK and ECS on the loopback interface, with a demo account. Dispose it to stop it.</summary>
public sealed class AckEmulator : IAsyncDisposable
{
    private readonly EmulatorOptions options;
    private readonly EmulatorHost host;
    private readonly RequestJournal journal;
    private readonly WorldStore store;
    private readonly ChaosEngine chaos;
    private readonly EmulatorIdentity identity;
    private readonly EmulatorAddressFile? addressFile;

    private AckEmulator(
        EmulatorOptions options,
        EmulatorHost host,
        WorldStore store,
        ChaosEngine chaos,
        RequestJournal journal,
        EmulatorIdentity identity,
        Uri address,
        EmulatorAddressFile? addressFile
    )
    {
        this.options = options;
        this.host = host;
        this.journal = journal;
        this.store = store;
        this.chaos = chaos;
        this.identity = identity;
        this.addressFile = addressFile;
        Address = address;
    }

    /// <summary>What a reader of <see cref="ExportPolicy"/> has to know, such as resources that are not known.</summary>
    public IReadOnlyList<string> PolicyNotes => journal.Policy.Notes();

    /// <summary>Its address, which serves both ACK and ECS.</summary>
    public Uri Address { get; }

    /// <summary>The address of the metadata service of ECS; null when <see cref="EmulatorOptions.MetadataPort"/> is not set.</summary>
    public Uri? MetadataAddress => host.MetadataAddress;

    /// <summary>
    /// The environment variables by which the vendor's clients and this project's find the emulator and its account; an empty value
    /// clears a variable.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment => RunningEmulator.EnvironmentOf(Address, ControlToken);

    /// <summary>The page that shows what happens, for a browser on this machine.</summary>
    public Uri ConsoleAddress => new(Address, ConsoleRoutes.Path);

    /// <summary>The token of this run, for the header <c>x-emulator-token</c> of changes below <c>/_emulator/</c>.</summary>
    public string ControlToken => identity.ControlToken;

    /// <summary>The emulated time. Signatures are checked against real time.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(store.Clock.Now);

    /// <summary>
    /// Starts an emulator: <c>await using var ack = await AckEmulator.StartAsync(options => options.IsStepped = true)</c>.
    /// </summary>
    /// <param name="configure">Sets options; null for the defaults, which keep nothing and use a free port.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="EmulatorPortInUseException">A port is in use.</exception>
    /// <exception cref="EmulatorAddressException">The machine does not have the address, or the process lacks a right.</exception>
    /// <exception cref="EmulatorStateException">The state file cannot be read, or another emulator uses it.</exception>
    /// <exception cref="ScenarioException">The scenario cannot be read.</exception>
    public static Task<AckEmulator> StartAsync(Action<EmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        return StartAsync(options, cancellationToken);
    }

    /// <summary>Starts an emulator.</summary>
    /// <exception cref="EmulatorPortInUseException">A port is in use.</exception>
    /// <exception cref="EmulatorAddressException">The machine does not have the address, or the process lacks a right.</exception>
    /// <exception cref="EmulatorStateException">The state file cannot be read, or another emulator uses it.</exception>
    /// <exception cref="ScenarioException">The scenario cannot be read.</exception>
    public static Task<AckEmulator> StartAsync(EmulatorOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, null, cancellationToken);

    private static async Task<AckEmulator> StartAsync(EmulatorOptions options, Scenario? origin, CancellationToken cancellationToken)
    {
        if (options.StateFile is { } taken && await FindRunningAsync(taken, cancellationToken) is { } other)
        {
            throw new EmulatorStateException(taken, $"is in use by the emulator at {other.Address}");
        }

        var store = Open(options, origin ?? (options.Scenario is { } path ? Scenario.Read(path) : null), out var rules);
        try
        {
            return await StartAsync(options, store, rules, cancellationToken);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens the world: that of the state file, that of the scenario, or a new one.</summary>
    private static WorldStore Open(EmulatorOptions options, Scenario? scenario, out IReadOnlyList<ChaosRule> rules)
    {
        rules = [.. options.Chaos, .. scenario?.Chaos ?? []];
#pragma warning disable CA2000 // The store disposes it.
        var database = options.StateFile is { } path ? WorldDatabase.Open(path) : null;
#pragma warning restore CA2000
        try
        {
            var loaded = database?.Load();
            if (loaded is not null && scenario is not null)
            {
                throw new EmulatorStateException(options.StateFile!, "has an account already, so that no scenario can be loaded into it");
            }

            var start = options.Time.GetUtcNow().ToUnixTimeMilliseconds();
            var (world, now) =
                loaded
                ?? (
                    scenario is null
                        ? (World.New(options.Seed, start) with { Conditions = options.Conditions.Checked() }, start)
                        : (scenario.World, scenario.Now)
                );
            var clock = new VirtualClock(options.Time, options.IsStepped ? 0 : options.Speed, now);
            if (loaded is null)
            {
                database?.Create(world, now);
            }

            return new WorldStore(world, clock, database);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    private static async Task<AckEmulator> StartAsync(
        EmulatorOptions options,
        WorldStore store,
        IReadOnlyList<ChaosRule> rules,
        CancellationToken cancellationToken
    )
    {
        var seed = store.Read().World.Seed;
        var keys = new TemporaryKeys(seed);
        var verifier = new Acs3Verifier(options.Time, key => key == DemoAccount.AccessKeyId ? DemoAccount.AccessKeySecret : null, keys);
        var chaos = new ChaosEngine(seed, store.Clock.Now);
        chaos.Set(rules);
        var identity = EmulatorIdentity.New();
        var journal = new RequestJournal(options.RequestLog, options.Time);
        var control = new ControlRoutes(options, journal, identity, store, chaos);
        var console = new ConsoleRoutes(identity, store, journal, chaos);
        var metadata = new MetadataService(store, keys, options.Time);
#pragma warning disable CA2000 // The emulator disposes it.
        var host = new EmulatorHost(
            options,
            new ApiGateway(verifier, store, chaos, keys, options.Time),
            journal,
            control,
            console,
            metadata
        );
#pragma warning restore CA2000
        try
        {
            var address = await host.ListenAsync(cancellationToken);
            var addressFile = options.FindableAt is { } path ? new EmulatorAddressFile(path) : null;
            addressFile?.Write(address, identity);
            return new AckEmulator(options, host, store, chaos, journal, identity, address, addressFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await host.DisposeAsync();
            throw new EmulatorStateException(options.FindableAt!, "cannot be written", exception);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The least RAM policy that the calls so far need, as JSON in the vendor's form.</summary>
    public string ExportPolicy() => JsonFields.Write(journal.Policy.Write(), Formatting.Indented) + "\n";

    /// <summary>Finds the emulator that uses a state file, in this process or another; null when there is none.</summary>
    /// <param name="stateFile">Its state file, or its <see cref="EmulatorOptions.AddressFile"/> without the ending <c>.address</c>.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static Task<RunningEmulator?> FindRunningAsync(string stateFile, CancellationToken cancellationToken) =>
        new EmulatorAddressFile(stateFile).FindAsync(cancellationToken);

    /// <summary>Moves the emulated clock forward; tasks go on with the next call. A running clock goes on from there.</summary>
    /// <param name="time">How far, at least zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time) => store.Advance((long)time.TotalMilliseconds);

    /// <summary>Limits the size of the state file, as a full disk does.</summary>
    internal void LimitStateFile(long pages) => store.File<WorldDatabase>().Limit(pages);

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

    /// <summary>The account, its clock and its faults as a scenario, which another emulator can start with.</summary>
    /// <returns>JSON.</returns>
    public string ExportScenario() => Scenario.Of(store, chaos).Write();

    /// <summary>Writes the account, its clock and its faults to a file that only its owner can read.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <exception cref="ScenarioException">The file cannot be written.</exception>
    public void SaveScenario(string path) => WriteScenario(path, ExportScenario());

    /// <summary>Writes a scenario to a file that only its owner can read.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="scenario">What <see cref="ExportScenario"/> returned.</param>
    /// <exception cref="ScenarioException">The file cannot be written.</exception>
    public static void WriteScenario(string path, string scenario)
    {
        try
        {
            PrivateFile.Write(path, scenario);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, "cannot be written: " + exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>
    /// Starts another emulator with the account of this one as it is now. What happens to one of them does not happen to the other.
    /// </summary>
    /// <param name="configure">
    /// Changes the options: those of this emulator, on a free port, in memory, and without a request log.
    /// </param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public Task<AckEmulator> ForkAsync(Action<EmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var changed = options with
        {
            Port = 0,
            StateFile = null,
            AddressFile = null,
            MetadataPort = null,
            RequestLog = null,
            Scenario = null,
            Chaos = [],
        };
        configure?.Invoke(changed);
        return StartAsync(changed, Scenario.Of(store, chaos), cancellationToken);
    }

    /// <summary>What is different in the account of another emulator.</summary>
    /// <param name="other">The other one, such as a fork of this one.</param>
    public ScenarioDiff CompareTo(AckEmulator other) => ScenarioDiff.Of(ExportScenario(), other.ExportScenario());

    /// <summary>Stops the server and saves the account with its clock.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        store.Dispose();
        addressFile?.Remove(identity);
    }
}
