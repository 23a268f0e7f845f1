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
