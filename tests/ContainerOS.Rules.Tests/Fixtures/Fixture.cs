using System.Collections.Concurrent;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Protocol.Values;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// A Pulumi YAML program with one pool, and the facts of the cloud. A first line such as
/// <c># cluster 1.34.1-aliyun.1, type Kubernetes, autoMode true, userData 0 40000</c>, or <c># offline</c>, or <c># gone</c> sets
/// them.
/// </summary>
internal sealed record Fixture(string Code, string Name, PropertyMap Inputs, NodePoolSpec Spec, PoolFacts Facts, string Text)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    private static readonly ConcurrentDictionary<string, Fixture> Known = new();

    /// <summary>The file with the approved diagnostics, in the source tree.</summary>
    internal string Approved => Path.Combine(RepositoryRoot.FullName, "tests/ContainerOS.Rules.Tests/Fixtures", Code, Name + ".txt");

    /// <summary>The approved diagnostics of the rule itself.</summary>
    internal IEnumerable<string> ApprovedOfTheRule =>
        File.ReadAllText(Approved).TrimEnd().Split("\n\n").Where(found => found.Split('\n')[1].StartsWith(Code, StringComparison.Ordinal));

    internal static IEnumerable<string> Codes =>
        Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>The fixtures whose name starts with the kind, as <c>code/name</c>.</summary>
    internal static IEnumerable<string> All(string kind) =>
        Directory
            .GetFiles(Root, kind + "-*.yaml", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}")
            .Order(StringComparer.Ordinal);

    /// <summary>The same by the code of their rule.</summary>
    internal static ILookup<string, string> ByCode(string kind) => All(kind).ToLookup(id => id.Split('/')[0]);

    /// <summary>The fixture with an id. Each file is read once, because files do not change during a test run.</summary>
    internal static Fixture Read(string id) => Known.GetOrAdd(id, Load);

    private static Fixture Load(string id)
    {
        var text = File.ReadAllText(Path.Combine(Root, id + ".yaml"));
        var head = text.StartsWith("# ", StringComparison.Ordinal) ? text[2..text.IndexOf('\n', StringComparison.Ordinal)] : string.Empty;
        var inputs = FixtureProgram.Inputs(id, text);
        var spec = FixtureProgram.Pool(inputs);
        return new Fixture(id.Split('/')[0], id.Split('/')[1], inputs, spec, FactsLine.Read(head, spec), text);
    }
}
