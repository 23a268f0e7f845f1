using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Plans;

/// <summary>Something that ACK will do to a cluster by itself (ListOperationPlans). Fields this type does not name are kept.</summary>
public sealed record OperationPlan : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public OperationPlan() { }

    internal OperationPlan(JsonFields fields)
        : base(fields) { }

    /// <summary>Plan id.</summary>
    public string? PlanId
    {
        get => Text("plan_id");
        init => Put("plan_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary><c>cluster_upgrade</c>; others may come.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary><c>scheduled</c>, <c>canceled</c>; others may come.</summary>
    public string? State
    {
        get => Text("state");
        init => Put("state", value);
    }

    /// <summary>What it is done to.</summary>
    public string? TargetId
    {
        get => Text("target_id");
        init => Put("target_id", value);
    }

    /// <summary>What kind that is, such as <c>cluster</c>.</summary>
    public string? TargetType
    {
        get => Text("target_type");
        init => Put("target_type", value);
    }

    /// <summary>The task, once it has begun.</summary>
    public string? TaskId
    {
        get => Text("task_id");
        init => Put("task_id", value);
    }

    /// <summary>When it is to begin, ISO 8601.</summary>
    public string? Start
    {
        get => Text("start_time");
        init => Put("start_time", value);
    }

    /// <summary>When it is to be done, ISO 8601.</summary>
    public string? End
    {
        get => Text("end_time");
        init => Put("end_time", value);
    }

    /// <summary>When it was planned, ISO 8601.</summary>
    public string? Created
    {
        get => Text("created");
        init => Put("created", value);
    }
}
