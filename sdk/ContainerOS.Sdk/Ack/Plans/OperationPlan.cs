using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Plans;

/// <summary>An operation that ACK has planned for a cluster (ListOperationPlans). Fields without a member are kept.</summary>
public sealed record OperationPlan : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public OperationPlan() { }

    [SetsRequiredMembers]
    internal OperationPlan(JsonFields fields)
        : base(fields) { }

    /// <summary>Plan id.</summary>
    public required string PlanId
    {
        get => RequiredText("plan_id");
        init => Put("plan_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary><c>cluster_upgrade</c>; the service may add others.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary><c>scheduled</c>, <c>canceled</c>; the service may add others.</summary>
    public OperationPlanState? State
    {
        get => Text("state") is { } text ? new OperationPlanState(text) : default(OperationPlanState?);
        init => Put("state", value?.Value);
    }

    /// <summary>The id of its target.</summary>
    public string? TargetId
    {
        get => Text("target_id");
        init => Put("target_id", value);
    }

    /// <summary>The kind of the target, such as <c>cluster</c>.</summary>
    public string? TargetType
    {
        get => Text("target_type");
        init => Put("target_type", value);
    }

    /// <summary>The task; null before the start.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }

    /// <summary>The planned start.</summary>
    public DateTimeOffset? Start
    {
        get => Instant("start_time");
        init => Put("start_time", value);
    }

    /// <summary>The planned end.</summary>
    public DateTimeOffset? End
    {
        get => Instant("end_time");
        init => Put("end_time", value);
    }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset? Created
    {
        get => Instant("created");
        init => Put("created", value);
    }
}
