using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>A shell command for instances. On ContainerOS 3.5 and later it runs in the administrative container, not on the host. It may hold secrets: do not log it.</summary>
public sealed record ShellCommand
{
    /// <summary>The command, as plain text; at most 18 KB in base64.</summary>
    public required string Content { get; init; }

    /// <summary>Instance ids, 1 to 100.</summary>
    public required IReadOnlyList<string> InstanceIds { get; init; }

    /// <summary>How long it may take, seconds; 60 when unset.</summary>
    public int? Timeout { get; init; }

    /// <summary>Whom it runs as; <c>root</c> when unset.</summary>
    public string? Username { get; init; }

    /// <summary>The directory that it runs in.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Makes a repetition harmless: the service knows it again; made up when unset.</summary>
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

/// <summary>What ECS answers to a command that was sent (RunCommand).</summary>
public sealed record RunCommandResult : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public RunCommandResult() { }

    internal RunCommandResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The command.</summary>
    public string? CommandId
    {
        get => Text("CommandId");
        init => Put("CommandId", value);
    }

    /// <summary>This run of it; ask for its results by it.</summary>
    public string? InvokeId
    {
        get => Text("InvokeId");
        init => Put("InvokeId", value);
    }
}
