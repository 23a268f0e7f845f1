using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Clusters;

/// <summary>Something that happened in a cluster (DescribeClusterEvents). Fields this type does not name are kept.</summary>
public sealed record ClusterEvent : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterEvent() { }

    internal ClusterEvent(JsonFields fields)
        : base(fields) { }

    /// <summary>Event id.</summary>
    public string? EventId
    {
        get => Text("event_id");
        init => Put("event_id", value);
    }

    /// <summary>Cluster.</summary>
    public string? ClusterId
    {
        get => Text("cluster_id");
        init => Put("cluster_id", value);
    }

    /// <summary>Kind, such as <c>nodepool_upgrade</c>; others may come.</summary>
    public string? Type
    {
        get => Text("type");
        init => Put("type", value);
    }

    /// <summary>What told it, such as <c>task</c>.</summary>
    public string? Source
    {
        get => Text("source");
        init => Put("source", value);
    }

    /// <summary>What it is about, such as a node pool.</summary>
    public string? Subject
    {
        get => Text("subject");
        init => Put("subject", value);
    }

    /// <summary>When, ISO 8601.</summary>
    public string? Time
    {
        get => Text("time");
        init => Put("time", value);
    }

    /// <summary>What happened.</summary>
    public ClusterEventData? Data
    {
        get => Part("data", f => new ClusterEventData(f));
        init => Put("data", value);
    }
}

/// <summary>What an event says.</summary>
public sealed record ClusterEventData : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public ClusterEventData() { }

    internal ClusterEventData(JsonFields fields)
        : base(fields) { }

    /// <summary><c>info</c>, <c>warning</c>, <c>error</c>; others may come.</summary>
    public string? Level
    {
        get => Text("level");
        init => Put("level", value);
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
