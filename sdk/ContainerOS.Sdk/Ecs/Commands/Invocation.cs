using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>A run of a command (DescribeInvocations). Fields without a member are kept.</summary>
public sealed record Invocation : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public Invocation() { }

    [SetsRequiredMembers]
    internal Invocation(JsonFields fields)
        : base(fields) { }

    /// <summary>The run.</summary>
    public required string InvokeId
    {
        get => RequiredText("InvokeId");
        init => Put("InvokeId", value);
    }

    /// <summary>The command.</summary>
    public required string CommandId
    {
        get => RequiredText("CommandId");
        init => Put("CommandId", value);
    }

    /// <summary><c>Running</c>, <c>Success</c>, <c>Failed</c>, <c>PartialFailed</c> and so on; the service may add others.</summary>
    public InvocationStatus? Status
    {
        get => Text("InvocationStatus") is { } text ? new InvocationStatus(text) : default(InvocationStatus?);
        init => Put("InvocationStatus", value?.Value);
    }

    /// <summary>The command, in base64.</summary>
    public string? Content
    {
        get => Text("CommandContent");
        init => Put("CommandContent", value);
    }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("CreationTime");
        init => Put("CreationTime", value);
    }
}

/// <summary>The result of a command on one instance (DescribeInvocationResults). Fields without a member are kept.</summary>
public sealed record InvocationResult : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public InvocationResult() { }

    [SetsRequiredMembers]
    internal InvocationResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The run.</summary>
    public required string InvokeId
    {
        get => RequiredText("InvokeId");
        init => Put("InvokeId", value);
    }

    /// <summary>The instance.</summary>
    public required string InstanceId
    {
        get => RequiredText("InstanceId");
        init => Put("InstanceId", value);
    }

    /// <summary><c>Running</c>, <c>Success</c>, <c>Failed</c> and so on; the service may add others.</summary>
    public InvocationStatus? Status
    {
        get => Text("InvocationStatus") is { } text ? new InvocationStatus(text) : default(InvocationStatus?);
        init => Put("InvocationStatus", value?.Value);
    }

    /// <summary>Exit code of the command.</summary>
    public long? ExitCode
    {
        get => Long("ExitCode");
        init => Put("ExitCode", value);
    }

    /// <summary>The output, as plain text. It may contain secrets; do not log it.</summary>
    public string? Output
    {
        get => Text("Output");
        init => Put("Output", value);
    }

    /// <summary>How many bytes of the output are omitted.</summary>
    public int? Dropped
    {
        get => Integer("Dropped");
        init => Put("Dropped", value);
    }

    /// <summary>The error code; empty when the command ran.</summary>
    public string? ErrorCode
    {
        get => Text("ErrorCode");
        init => Put("ErrorCode", value);
    }

    /// <summary>The error, for people.</summary>
    public string? ErrorInfo
    {
        get => Text("ErrorInfo");
        init => Put("ErrorInfo", value);
    }

    /// <summary>When it started.</summary>
    public DateTimeOffset? Started
    {
        get => Instant("StartTime");
        init => Put("StartTime", value);
    }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished
    {
        get => Instant("FinishedTime");
        init => Put("FinishedTime", value);
    }
}
