using System.Net;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;

namespace ContainerOS.Emulator;

/// <summary>The options of an emulator.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port; 0 selects a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The address to listen at. Any other than a loopback address lets everyone on the network in, with keys that everyone knows; it is
    /// meant for a container whose network is private.
    /// </summary>
    public IPAddress ListenAddress { get; set; } = IPAddress.Loopback;

    /// <summary>
    /// Host names in requests that are served besides those of the loopback interface. Only names that no page in a browser can choose
    /// belong here, such as that of the emulator's container.
    /// </summary>
    public IReadOnlyList<string> HostNames { get; set; } = [];

    /// <summary>The port of the metadata service of ECS; 0 selects a free one, null leaves it off.</summary>
    public int? MetadataPort { get; set; }

    /// <summary>The file that keeps the account (SQLite); null to keep it in memory only.</summary>
    public string? StateFile { get; set; }

    /// <summary>
    /// A scenario that the emulator starts with: a JSON file that <see cref="AckEmulator.SaveScenario"/> wrote. Its seed and time go on;
    /// null for a new demo account. A state file must be new.
    /// </summary>
    public string? Scenario { get; set; }

    /// <summary>The seed of generated ids and durations: the same seed and calls give the same run.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>The speed of the emulated clock relative to real time; greater than 0.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Whether the emulated clock moves only by <see cref="AckEmulator.Advance"/>, whatever <see cref="Speed"/> is.</summary>
    public bool IsStepped { get; set; }

    /// <summary>Faults that are caused on purpose; more can be added with <see cref="AckEmulator.AddChaos"/>.</summary>
    public IReadOnlyList<ChaosRule> Chaos { get; set; } = [];

    /// <summary>What a new account meets: stock, bad images, budgets and load.</summary>
    public EmulatorConditions Conditions { get; set; } = new();

    /// <summary>A file that receives a line of JSON per call, without bodies; null for none.</summary>
    public string? RequestLog { get; set; }

    /// <summary>
    /// Another process finds the emulator by this path: the emulator writes its address and the token of the run to a file beside it
    /// that ends with <c>.address</c> and is readable by its owner only. Null for the state file.
    /// </summary>
    public string? AddressFile { get; set; }

    /// <summary>The real clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    internal string? FindableAt => AddressFile ?? StateFile;
}
