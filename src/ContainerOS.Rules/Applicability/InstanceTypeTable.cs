using System.Globalization;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>The compiled-in ECS instance types by exact name, for use without a cloud.</summary>
internal static class InstanceTypeTable
{
    /// <summary>
    /// One type per line: name, vCPUs, memory in GiB, architecture, GPUs, local disks, and whether the source is an ECS page (documented)
    /// or third-party tables and the ratio of the family (inferred). Collected 2026-08.
    /// </summary>
    private const string Rows = """
        ecs.g7.large 2 8 X86 0 0 inferred
        ecs.g7.xlarge 4 16 X86 0 0 inferred
        ecs.g7.2xlarge 8 32 X86 0 0 inferred
        ecs.g7.4xlarge 16 64 X86 0 0 inferred
        ecs.g7.8xlarge 32 128 X86 0 0 inferred
        ecs.g8i.large 2 8 X86 0 0 inferred
        ecs.g8i.xlarge 4 16 X86 0 0 inferred
        ecs.g8i.2xlarge 8 32 X86 0 0 inferred
        ecs.g8i.4xlarge 16 64 X86 0 0 inferred
        ecs.c7.large 2 4 X86 0 0 inferred
        ecs.c7.xlarge 4 8 X86 0 0 inferred
        ecs.c7.2xlarge 8 16 X86 0 0 inferred
        ecs.r7.large 2 16 X86 0 0 inferred
        ecs.r7.xlarge 4 32 X86 0 0 inferred
        ecs.r7.2xlarge 8 64 X86 0 0 inferred
        ecs.g6.large 2 8 X86 0 0 inferred
        ecs.g6.xlarge 4 16 X86 0 0 inferred
        ecs.g6.2xlarge 8 32 X86 0 0 inferred
        ecs.c6.xlarge 4 8 X86 0 0 inferred
        ecs.c8i.xlarge 4 8 X86 0 0 inferred
        ecs.r8i.xlarge 4 32 X86 0 0 inferred
        ecs.g9i.xlarge 4 16 X86 0 0 inferred
        ecs.g8y.large 2 8 ARM 0 0 inferred
        ecs.g8y.xlarge 4 16 ARM 0 0 inferred
        ecs.g8y.2xlarge 8 32 ARM 0 0 inferred
        ecs.g8y.4xlarge 16 64 ARM 0 0 inferred
        ecs.c8y.large 2 4 ARM 0 0 inferred
        ecs.c8y.xlarge 4 8 ARM 0 0 inferred
        ecs.r8y.large 2 16 ARM 0 0 inferred
        ecs.g6r.large 2 8 ARM 0 0 inferred
        ecs.g6r.xlarge 4 16 ARM 0 0 inferred
        ecs.c6r.xlarge 4 8 ARM 0 0 inferred
        ecs.gn6i-c4g1.xlarge 4 15 X86 1 0 documented
        ecs.gn6i-c8g1.2xlarge 8 31 X86 1 0 documented
        ecs.gn6i-c16g1.4xlarge 16 62 X86 1 0 documented
        ecs.gn6i-c24g1.6xlarge 24 93 X86 1 0 documented
        ecs.gn6v-c8g1.2xlarge 8 32 X86 1 0 documented
        ecs.gn6v-c8g1.4xlarge 16 64 X86 2 0 documented
        ecs.gn6v-c8g1.8xlarge 32 128 X86 4 0 documented
        ecs.gn6v-c8g1.16xlarge 64 256 X86 8 0 documented
        ecs.gn7i-c8g1.2xlarge 8 30 X86 1 0 inferred
        ecs.gn7e-c16g1.4xlarge 16 125 X86 1 0 inferred
        ecs.d3s.2xlarge 8 32 X86 0 4 documented
        ecs.d3s.4xlarge 16 64 X86 0 8 documented
        ecs.d3s.8xlarge 32 128 X86 0 16 documented
        ecs.d3s.12xlarge 48 192 X86 0 24 documented
        ecs.i4.large 2 16 X86 0 1 inferred
        ecs.i4.xlarge 4 32 X86 0 1 inferred
        ecs.i4.2xlarge 8 64 X86 0 1 inferred
        ecs.t6-c1m2.large 2 4 X86 0 0 inferred
        ecs.e-c1m2.large 2 4 X86 0 0 inferred
        """;

    private static readonly Dictionary<string, InstanceTypeFacts> Types = Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(Read)
        .ToDictionary(type => type.Name);

    /// <summary>The number of types.</summary>
    internal static int Count => Types.Count;

    /// <summary>The type with a name; null when the table does not have it.</summary>
    internal static InstanceTypeFacts? Find(string name) => Types.GetValueOrDefault(name);

    private static InstanceTypeFacts Read(string row) =>
        row.TrimEnd('\r').Split(' ') is [var name, var cores, var memory, var architecture, var gpus, var disks, var confidence]
            ? new InstanceTypeFacts(name, architecture == "ARM", Whole(gpus), Whole(disks), confidence == "inferred")
            {
                CpuCores = Whole(cores),
                MemoryGiB = double.Parse(memory, CultureInfo.InvariantCulture),
            }
            : throw new FormatException($"The row '{row}' is not an instance type.");

    private static int Whole(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
