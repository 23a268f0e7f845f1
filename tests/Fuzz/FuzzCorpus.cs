namespace ContainerOS.Fuzz;

/// <summary>The texts that are mutated: the seeds, and finds, which are texts that took a new edge.</summary>
/// <param name="seeds">The initial texts; not empty.</param>
internal sealed class FuzzCorpus(IReadOnlyList<string> seeds)
{
    private readonly List<string> finds = [];

    /// <summary>The number of finds.</summary>
    internal int Finds => finds.Count;

    internal void Add(string find) => finds.Add(find);

    /// <summary>Returns a text to mutate: in three of four cases a find, the newer of two random ones.</summary>
    internal string Pick(Random random) =>
        finds.Count > 0 && random.Next(4) > 0 ? finds[Math.Max(random.Next(finds.Count), random.Next(finds.Count))] : Any(random);

    /// <summary>Returns a seed.</summary>
    internal string Any(Random random) => seeds[random.Next(seeds.Count)];
}
