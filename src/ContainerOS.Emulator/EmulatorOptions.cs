using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;

namespace ContainerOS.Emulator;

/// <summary>The options of an emulator.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    public int Port { get; init; }

    /// <summary>The file that keeps the account; null to keep it in memory only.</summary>
    public string? StateFile { get; init; }

    /// <summary>The seed of generated ids and durations: the same seed and calls give the same run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The speed of the emulated clock relative to real time; greater than 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether the emulated clock moves only by <see cref="EmulatorServer.Advance"/>, whatever <see cref="Speed"/> is.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Faults that are caused on purpose; more can be added with <see cref="EmulatorServer.AddChaos"/>.</summary>
    public IReadOnlyList<ChaosRule> Chaos { get; init; } = [];

    /// <summary>What a new account meets: stock, bad images, budgets and load.</summary>
    public EmulatorConditions Conditions { get; init; } = new();

    /// <summary>A file that receives a line of JSON per call, without bodies; null for none.</summary>
    public string? RequestLog { get; init; }

    /// <summary>The real clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
