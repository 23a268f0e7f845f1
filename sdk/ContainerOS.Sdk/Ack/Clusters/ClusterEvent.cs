using System.Diagnostics.CodeAnalysis;
using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>An event of a cluster (DescribeClusterEvents). Fields without a member are kept.</summary>
public sealed record ClusterEvent : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ClusterEvent() { }

    [SetsRequiredMembers]
    internal ClusterEvent(JsonFields fields)
        : base(fields) { }

    /// <summary>Event id.</summary>
    public required string EventId
    {
        get => RequiredText("event_id");
        init => Put("event_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary>The kind, such as <c>nodepool_upgrade</c>; the service may add others.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary>The source, such as <c>task</c>.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }

    /// <summary>The subject, such as a node pool.</summary>
    public string? Subject
    {
        get => Text("subject");
        init => Put("subject", value);
    }

    /// <summary>The time of the event.</summary>
    public DateTimeOffset? Time
    {
        get => Instant("time");
        init => Put("time", value);
    }

    /// <summary>The text of the event.</summary>
    public ClusterEventData? Data
    {
        get => Part("data", f => new ClusterEventData(f));
        init => Put("data", value);
    }
}

/// <summary>The text of an event.</summary>
public sealed record ClusterEventData : JsonPart
{
    /// <summary>Initializes an instance without any field.</summary>
    public ClusterEventData() { }

    internal ClusterEventData(JsonFields fields)
        : base(fields) { }

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c>; the service may add others.</summary>
    public EventLevel? Level
    {
        get => Text("level") is { } text ? new EventLevel(text) : default(EventLevel?);
        init => Put("level", value?.Value);
    }

    /// <summary>The text.</summary>
    public string? Message
    {
        get => Text("message");
        init => Put("message", value);
    }

    /// <summary>The reason.</summary>
    public string? Reason
    {
        get => Text("reason");
        init => Put("reason", value);
    }
}
