namespace ContainerOS.Emulator;

/// <summary>How an emulator runs.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the account is kept; null to forget it at the end.</summary>
    public string? StateFile { get; init; }

    /// <summary>What ids and durations are drawn from: the same seed and calls give the same run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How much faster than real time nodes become ready; more than 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>A file that every call is written to, a line of JSON each, without bodies; null for none.</summary>
    public string? RequestLog { get; init; }

    /// <summary>The real clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
