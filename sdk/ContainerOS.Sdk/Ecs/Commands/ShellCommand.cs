using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>
/// A shell command for instances. On ContainerOS 3.5 and later it runs in the administrative container, not on the host. It may contain
/// secrets; do not log it.
/// </summary>
public sealed record ShellCommand
{
    /// <summary>The command, as plain text; at most 18 KB in base64.</summary>
    public required string Content { get; init; }

    /// <summary>Instance ids, 1 to 100.</summary>
    public required IReadOnlyList<string> InstanceIds { get; init; }

    /// <summary>The time limit in seconds; 60 when null.</summary>
    public int? Timeout { get; init; }

    /// <summary>The user; <c>root</c> when null.</summary>
    public string? Username { get; init; }

    /// <summary>The working directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The idempotency token; generated when null.</summary>
    public string? ClientToken { get; init; }

    internal IEnumerable<(string Name, string? Value)> Parameters() =>
        [
            ("CommandContent", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Content))),
            ("Timeout", Timeout is { } seconds ? $"{seconds}" : null),
            ("Username", Username),
            ("WorkingDir", WorkingDirectory),
            ("ClientToken", ClientToken),
            ("Type", "RunShellScript"),
            ("ContentEncoding", "Base64"),
            .. InstanceIds.Select((id, index) => ($"InstanceId.{index + 1}", (string?)id)),
        ];
}

/// <summary>The reply to a command (RunCommand).</summary>
public sealed record RunCommandResult : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public RunCommandResult() { }

    [SetsRequiredMembers]
    internal RunCommandResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The command.</summary>
    public required string CommandId
    {
        get => RequiredText("CommandId");
        init => Put("CommandId", value);
    }

    /// <summary>The run, for <see cref="CommandClient.ListResultsAsync"/>.</summary>
    public required string InvokeId
    {
        get => RequiredText("InvokeId");
        init => Put("InvokeId", value);
    }
}
