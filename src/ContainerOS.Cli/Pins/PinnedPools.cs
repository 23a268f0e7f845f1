using System.Collections.Concurrent;
using ContainerOS.Cli.Clouds;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine.Events;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Paths;
using ContainerOS.Provider.NodePools;

namespace ContainerOS.Cli.Pins;

/// <summary>A node pool of a program with the release it names.</summary>
/// <param name="Program">The program and stack.</param>
/// <param name="Urn">The pool.</param>
/// <param name="Region">The region that the stack configures; null when it configures none.</param>
/// <param name="Version">The release; null when it is not known before the program runs.</param>
/// <param name="ImageId">The image that the program names; null when it names none.</param>
/// <param name="Position">The line that names the release; null when it cannot be found.</param>
internal sealed record PinnedPool(
    ProgramSelection Program,
    string Urn,
    string? Region,
    OsVersion? Version,
    string? ImageId,
    SourcePosition? Position
)
{
    /// <summary>The name of the pool in the program.</summary>
    internal string Name => ResourcePath.NameOf(Urn);

    /// <summary>Where the pool is, for people: the line, or the program and stack.</summary>
    internal string Place =>
        Position is { } at ? $"{DisplayPath.Of(at.File)}:{at.Line}" : $"{DisplayPath.Of(Program.File)} (stack {Program.Stack})";
}

/// <summary>Reads the pools of programs without calling the cloud.</summary>
internal static class PinnedPools
{
    /// <summary>The region of an emulator, which has one only.</summary>
    private const string EmulatorRegion = "cn-hangzhou";

    private const string Package = "containeros";

    /// <summary>The pools of all programs, and the findings of programs that cannot be evaluated.</summary>
    internal static async Task<(IReadOnlyList<PinnedPool> Pools, IReadOnlyList<Finding> Problems)> ReadAsync(
        IReadOnlyList<ProgramSelection> programs,
        CancellationToken ct
    )
    {
        List<PinnedPool> pools = [];
        List<Finding> problems = [];
        foreach (var program in programs)
        {
            var observer = new Observer();
            var engine = OfflineEngine.Open(program, observer, ignoresPins: true);
            var settings = CloudSettings.Of(engine.ReadSettings(), CommandEnvironment.Current.Variable);
            var result = await engine.ValidateAsync(ct);
            ct.ThrowIfCancellationRequested();
            var region =
                settings.Region ?? (settings.IsEmulator ? EmulatorRegion : CommandEnvironment.Current.Variable("ALIBABA_CLOUD_REGION_ID"));
            problems.AddRange(
                FindingReader.Read(result.Diagnostics).Where(finding => finding.Severity is Severity.Error && !observer.Has(finding.Urn))
            );
            pools.AddRange(
                observer.Pools.OrderBy(pool => pool.Urn, StringComparer.Ordinal).Select(pool => Describe(program, pool, region))
            );
        }

        return (pools, problems);
    }

    private static PinnedPool Describe(ProgramSelection program, ResourceChecked pool, string? region)
    {
        var os = NodePoolBinding.Read(pool.Inputs).Os is { IsKnown: true } pin ? pin.Content : null;
        return new(
            program,
            pool.Urn,
            region,
            os?.Version is { IsKnown: true } version ? version.Content : null,
            os?.ImageId is { IsKnown: true } image ? image.Content : null,
            Locate(program, pool.Urn)
        );
    }

    private static SourcePosition? Locate(ProgramSelection program, string urn)
    {
        try
        {
            var text = ProgramText.Read(program.File).Text;
            var root = YamlNodeReader.Read(text);
            var node = Walk(root, ResourcePath.Of(root, urn, "os.version"));
            return node is null ? null : new(program.File, new TextLines(text).Number(node.Start), 1);
        }
        catch (YamlEditException)
        {
            return null; // A program in a form that is not edited: the pool is named by its stack.
        }
    }

    private static YamlNode? Walk(YamlNode? node, IReadOnlyList<PathSegment> path)
    {
        foreach (var segment in path)
        {
            node = (node as YamlMap)?.Find(segment.Name ?? string.Empty)?.Value;
        }

        return node;
    }

    private sealed class Observer : IEngineObserver
    {
        private readonly ConcurrentBag<ResourceChecked> pools = [];

        internal IEnumerable<ResourceChecked> Pools => pools;

        public void On(EngineEvent happened)
        {
            if (happened is ResourceChecked { Type: Package + ":index:NodePool" } pool)
            {
                pools.Add(pool);
            }
        }

        internal bool Has(string? urn) => pools.Any(pool => pool.Urn == urn);
    }
}
