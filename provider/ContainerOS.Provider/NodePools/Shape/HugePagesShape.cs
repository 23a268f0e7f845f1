using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Transparent huge pages of the kernel.</summary>
internal static class HugePagesShape
{
    /// <summary>The properties of <c>HugePages</c>.</summary>
    internal static ObjectType<HugePagesSpec> HugePages { get; } =
        new(
            "HugePages",
            "Transparent huge pages of the kernel of the nodes.",
            [
                Property<HugePagesSpec>.Value(
                    "enabled",
                    Kinds.Enum(PoolTerms.HugePageUses),
                    "When they are used.",
                    pages => pages.Enabled
                ) with
                {
                    Field = "transparentEnabled",
                },
                Property<HugePagesSpec>.Value(
                    "defrag",
                    Kinds.Text,
                    "How memory is defragmented when a huge page is allocated: always, defer, defer+madvise, madvise or never.",
                    pages => pages.Defrag
                ) with
                {
                    Field = "transparentDefrag",
                },
                Property<HugePagesSpec>.Value(
                    "khugepagedDefrag",
                    Kinds.Integer,
                    "Whether khugepaged defragments memory: 0 or 1.",
                    pages => pages.KhugepagedDefrag
                ) with
                {
                    Range = new ValueRange(0, 1) { IsChecked = true },
                    Field = "khugepagedDefrag",
                },
                Property<HugePagesSpec>.Value(
                    "khugepagedAllocSleepMilliseconds",
                    Kinds.Integer,
                    "How long khugepaged waits after a failed allocation.",
                    pages => pages.KhugepagedAllocSleepMilliseconds
                ) with
                {
                    Field = "khugepagedAllocSleepMillisecs",
                },
                Property<HugePagesSpec>.Value(
                    "khugepagedScanSleepMilliseconds",
                    Kinds.Integer,
                    "How long khugepaged waits between two scans.",
                    pages => pages.KhugepagedScanSleepMilliseconds
                ) with
                {
                    Field = "khugepagedScanSleepMillisecs",
                },
                Property<HugePagesSpec>.Value(
                    "khugepagedPagesToScan",
                    Kinds.Integer,
                    "Pages that khugepaged scans at once.",
                    pages => pages.KhugepagedPagesToScan
                ) with
                {
                    Field = "khugepagedPagesToScan",
                },
            ]
        );
}
