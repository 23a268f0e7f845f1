using System.Collections.Immutable;

namespace ContainerOS.Emulator.Ecs;

/// <summary>A command that was run on instances.</summary>
internal sealed record Invocation
{
    internal required string Id { get; init; }

    internal required string CommandId { get; init; }

    internal string? ClientToken { get; init; }

    internal required string Content { get; init; }

    /// <summary>When it started, in milliseconds since the Unix epoch.</summary>
    internal required long StartedAt { get; init; }

    /// <summary>When it ends.</summary>
    internal required long EndsAt { get; init; }

    internal required string User { get; init; }

    internal required ImmutableArray<CommandResult> Results { get; init; }
}

/// <summary>The result of a command on an instance.</summary>
internal sealed record CommandResult
{
    internal required string InstanceId { get; init; }

    /// <summary>The exit code; null when the command did not run.</summary>
    internal int? ExitCode { get; init; }

    internal string Output { get; init; } = string.Empty;

    /// <summary>The error code of the service; null when the command ran.</summary>
    internal string? Error { get; init; }

    internal string? ErrorInfo { get; init; }
}
