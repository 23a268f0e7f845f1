using System.Collections.Immutable;

namespace ContainerOS.Emulator.Ecs;

/// <summary>A command that was run on instances.</summary>
internal sealed record Invocation
{
    public required string Id { get; init; }

    public required string CommandId { get; init; }

    public string? ClientToken { get; init; }

    public required string Content { get; init; }

    /// <summary>When it started, in milliseconds since the Unix epoch.</summary>
    public required long StartedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required long EndsAt { get; init; }

    public required string User { get; init; }

    public required ImmutableArray<CommandResult> Results { get; init; }
}

/// <summary>The result of a command on an instance.</summary>
internal sealed record CommandResult
{
    public required string InstanceId { get; init; }

    /// <summary>The exit code; null when the command did not run.</summary>
    public int? ExitCode { get; init; }

    public string Output { get; init; } = string.Empty;

    /// <summary>The error code of the service; null when the command ran.</summary>
    public string? Error { get; init; }

    public string? ErrorInfo { get; init; }
}
