using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>The reply to a call that starts an operation on a pool.</summary>
public sealed record NodePoolOperation : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public NodePoolOperation() { }

    internal NodePoolOperation(JsonFields fields)
        : base(fields) { }

    /// <summary>The task of the operation; null when there is nothing to do.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }
}

/// <summary>The reply to the creation of a pool.</summary>
public sealed record CreateNodePoolResult : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public CreateNodePoolResult() { }

    [SetsRequiredMembers]
    internal CreateNodePoolResult(JsonFields fields)
        : base(fields) =>
        // Checked when it is read and not when it is used: a creation without an id has an ambiguous outcome.
        RequiredText("nodepool_id");

    /// <summary>The pool.</summary>
    public required string NodePoolId
    {
        get => RequiredText("nodepool_id");
        init => Put("nodepool_id", value);
    }

    /// <summary>The task that creates the nodes; null for an adopted pool.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }
}
