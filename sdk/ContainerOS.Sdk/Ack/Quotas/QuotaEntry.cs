using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.Quotas;

/// <summary>One quota.</summary>
public sealed record QuotaEntry : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public QuotaEntry() { }

    internal QuotaEntry(JsonFields fields)
        : base(fields) { }

    /// <summary>How much; a number as text.</summary>
    public string? Quota
    {
        get => Text("quota");
        init => Put("quota", value);
    }

    /// <summary>Unit of it; unset for a count.</summary>
    public string? Unit
    {
        get => Text("unit");
        init => Put("unit", value);
    }

    /// <summary>What a rise is asked for with in Quota Center.</summary>
    public string? OperationCode
    {
        get => Text("operation_code");
        init => Put("operation_code", value);
    }

    /// <summary>Whether it can be raised.</summary>
    public bool? IsAdjustable
    {
        get => Truth("adjustable");
        init => Put("adjustable", value);
    }
}
