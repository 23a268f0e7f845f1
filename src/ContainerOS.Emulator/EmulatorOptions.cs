using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;

namespace ContainerOS.Emulator;

/// <summary>The options of an emulator.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    public int Port { get; set; }

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

    /// <summary>The real clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
