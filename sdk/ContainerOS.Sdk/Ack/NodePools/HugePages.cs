using ContainerOS.Sdk.Json;

namespace ContainerOS.Sdk.Ack.NodePools;

/// <summary>Transparent huge pages.</summary>
public sealed record HugePages : JsonPart
{
    /// <summary>Starts with nothing set.</summary>
    public HugePages() { }

    internal HugePages(JsonFields fields)
        : base(fields) { }

    /// <summary><c>always</c>, <c>madvise</c> or <c>never</c>.</summary>
    public string? TransparentEnabled
    {
        get => Text("transparentEnabled");
        init => Put("transparentEnabled", value);
    }

    /// <summary>Defragmentation mode.</summary>
    public string? TransparentDefrag
    {
        get => Text("transparentDefrag");
        init => Put("transparentDefrag", value);
    }

    /// <summary>Wait after a failed allocation, in milliseconds.</summary>
    public long? KhugepagedAllocSleepMillisecs
    {
        get => Long("khugepagedAllocSleepMillisecs");
        init => Put("khugepagedAllocSleepMillisecs", value);
    }

    /// <summary>Whether khugepaged defragments, 0 or 1.</summary>
    public long? KhugepagedDefrag
    {
        get => Long("khugepagedDefrag");
        init => Put("khugepagedDefrag", value);
    }

    /// <summary>Pages a scan.</summary>
    public long? KhugepagedPagesToScan
    {
        get => Long("khugepagedPagesToScan");
        init => Put("khugepagedPagesToScan", value);
    }

    /// <summary>Wait between scans, in milliseconds.</summary>
    public long? KhugepagedScanSleepMillisecs
    {
        get => Long("khugepagedScanSleepMillisecs");
        init => Put("khugepagedScanSleepMillisecs", value);
    }
}
