using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task as ACK describes it. Fields without a member are kept.</summary>
public sealed record TaskInfo : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskInfo() { }

    [SetsRequiredMembers]
    internal TaskInfo(JsonFields fields)
        : base(fields) { }

    /// <summary>Task id.</summary>
    public required string TaskId
    {
        get => RequiredText("task_id");
        init => Put("task_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary>Kind of work.</summary>
    public string? TaskType
    {
        get => Text("task_type");
        init => Put("task_type", value);
    }

    /// <summary><c>running</c>, <c>success</c>, <c>failed</c>; the service may add others.</summary>
    public required TaskState State
    {
        get => new(RequiredText("state"));
        init => Put("state", value.Value);
    }

    /// <summary>The current stage.</summary>
    public string? CurrentStage
    {
        get => Text("current_stage");
        init => Put("current_stage", value);
    }

    /// <summary>The stages.</summary>
    public IReadOnlyList<TaskStage>? Stages
    {
        get => Parts("stages", f => new TaskStage(f));
        init => Put("stages", value);
    }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<TaskEvent>? Events
    {
        get => Parts("events", f => new TaskEvent(f));
        init => Put("events", value);
    }

    /// <summary>The results by resource.</summary>
    public IReadOnlyList<TaskNodeResult>? Results
    {
        get => Parts("task_result", f => new TaskNodeResult(f));
        init => Put("task_result", value);
    }

    /// <summary>The target.</summary>
    public TaskTarget? Target
    {
        get => Part("target", f => new TaskTarget(f));
        init => Put("target", value);
    }

    /// <summary>The error.</summary>
    public TaskError? Error
    {
        get => Part("error", f => new TaskError(f));
        init => Put("error", value);
    }

    /// <summary>When it started.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("created");
        init => Put("created", value);
    }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? Updated
    {
        get => Instant("updated");
        init => Put("updated", value);
    }

    /// <summary>Whether the task ended with success.</summary>
    public bool IsSucceeded => State == TaskState.Success || State == TaskState.Succeeded;

    /// <summary>Whether the task failed or was canceled.</summary>
    public bool IsFailed =>
        State == TaskState.Failed
        || State == TaskState.Fail
        || State == TaskState.Error
        || State == TaskState.Canceled
        || State == TaskState.Cancelled;

    /// <summary>When the reply was sent, by the clock of the service; null when unknown.</summary>
    public DateTimeOffset? ReplyDate => Fields.Origin?.Date;
}

/// <summary>One stage of a task.</summary>
public sealed record TaskStage : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskStage() { }

    internal TaskStage(JsonFields fields)
        : base(fields) { }

    /// <summary>Stage name.</summary>
    public string? Name
    {
        get => Text("name");
        init => Put("name", value);
    }

    /// <summary>Its state; null when the service does not report one.</summary>
    public TaskState? State
    {
        get => Text("state") is { } text ? new TaskState(text) : default(TaskState?);
        init => Put("state", value?.Value);
    }

    /// <summary>The message; text that looks like a secret is redacted.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }

    /// <summary>When it started.</summary>
    public DateTimeOffset? StartTime
    {
        get => Instant("start_time");
        init => Put("start_time", value);
    }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime
    {
        get => Instant("end_time");
        init => Put("end_time", value);
    }
}

/// <summary>An event of a task.</summary>
public sealed record TaskEvent : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskEvent() { }

    internal TaskEvent(JsonFields fields)
        : base(fields) { }

    /// <summary>The action.</summary>
    public string? Action
    {
        get => Text("action");
        init => Put("action", value);
    }

    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>; the service may add others.</summary>
    public EventLevel? Level
    {
        get => Text("level") is { } text ? new EventLevel(text) : default(EventLevel?);
        init => Put("level", value?.Value);
    }

    /// <summary>The text; what looks like a secret is redacted.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }

    /// <summary>Short reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }

    /// <summary>The source.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }

    /// <summary>The time.</summary>
    public DateTimeOffset? Timestamp
    {
        get => Instant("timestamp");
        init => Put("timestamp", value);
    }
}

/// <summary>Result of a task for one resource.</summary>
public sealed record TaskNodeResult : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskNodeResult() { }

    internal TaskNodeResult(JsonFields fields)
        : base(fields) { }

    /// <summary>The resource, an instance id or node name.</summary>
    public string? Data
    {
        get => Text("data");
        init => Put("data", value);
    }

    /// <summary><c>initial</c>, <c>success</c>, <c>failed</c>; the service may add others.</summary>
    public TaskResultStatus? Status
    {
        get => Text("status") is { } text ? new TaskResultStatus(text) : default(TaskResultStatus?);
        init => Put("status", value?.Value);
    }
}

/// <summary>The target of a task.</summary>
public sealed record TaskTarget : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskTarget() { }

    internal TaskTarget(JsonFields fields)
        : base(fields) { }

    /// <summary>Id of the target.</summary>
    public string? Id
    {
        get => Text("id");
        init => Put("id", value);
    }

    /// <summary>Kind of the target, such as <c>nodepool</c>.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }
}

/// <summary>The error of a task.</summary>
public sealed record TaskError : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public TaskError() { }

    internal TaskError(JsonFields fields)
        : base(fields) { }

    /// <summary>The error code.</summary>
    public string? Code
    {
        get => Text("code");
        init => Put("code", value);
    }

    /// <summary>The message; text that looks like a secret is redacted.</summary>
    public string? Message
    {
        get => SecretPatterns.Redact(Text("message"));
        init => Put("message", value);
    }
}
