using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ecs.Commands;

/// <summary>A run of a command (DescribeInvocations). Fields this type does not name are kept.</summary>
public sealed record Invocation : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public Invocation() { }

    internal Invocation(JsonFields fields)
        : base(fields) { }

    /// <summary>The run.</summary>
    public string? InvokeId
    {
        get => Text("InvokeId");
        init => Put("InvokeId", value);
    }

    /// <summary>The command.</summary>
    public string? CommandId
    {
        get => Text("CommandId");
        init => Put("CommandId", value);
    }

    /// <summary><c>Running</c>, <c>Success</c>, <c>Failed</c>, <c>PartialFailed</c> and so on; others may come.</summary>
    public string? Status
    {
        get => Text("InvocationStatus");
        init => Put("InvocationStatus", value);
    }

    /// <summary>The command, in base64.</summary>
    public string? Content
    {
        get => Text("CommandContent");
        init => Put("CommandContent", value);
    }

    /// <summary>When it was sent, ISO 8601, UTC.</summary>
    public string? Created
    {
        get => Text("CreationTime");
        init => Put("CreationTime", value);
    }
}

/// <summary>What one instance answered to a command (DescribeInvocationResults). Fields this type does not name are kept.</summary>
public sealed record InvocationResult : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public InvocationResult() { }

    internal InvocationResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The run.</summary>
    public string? InvokeId
    {
        get => Text("InvokeId");
        init => Put("InvokeId", value);
    }

    /// <summary>The instance.</summary>
    public string? InstanceId
    {
        get => Text("InstanceId");
        init => Put("InstanceId", value);
    }

    /// <summary><c>Running</c>, <c>Success</c>, <c>Failed</c> and so on; others may come.</summary>
    public string? Status
    {
        get => Text("InvocationStatus");
        init => Put("InvocationStatus", value);
    }

    /// <summary>Exit code of the command.</summary>
    public long? ExitCode
    {
        get => Long("ExitCode");
        init => Put("ExitCode", value);
    }

    /// <summary>What it printed, as plain text. It may hold secrets: do not log it.</summary>
    public string? Output
    {
        get => Text("Output");
        init => Put("Output", value);
    }

    /// <summary>How many bytes of the output were left out.</summary>
    public int? Dropped
    {
        get => Integer("Dropped");
        init => Put("Dropped", value);
    }

    /// <summary>Why it could not be run; empty when it could.</summary>
    public string? ErrorCode
    {
        get => Text("ErrorCode");
        init => Put("ErrorCode", value);
    }

    /// <summary>The same for people.</summary>
    public string? ErrorInfo
    {
        get => Text("ErrorInfo");
        init => Put("ErrorInfo", value);
    }

    /// <summary>When it began, ISO 8601, UTC.</summary>
    public string? Started
    {
        get => Text("StartTime");
        init => Put("StartTime", value);
    }

    /// <summary>When it ended, ISO 8601, UTC.</summary>
    public string? Finished
    {
        get => Text("FinishedTime");
        init => Put("FinishedTime", value);
    }
}
