namespace ContainerOS.Fuzz;

/// <summary>The texts that new ones are made of: those that fuzzing starts from, and finds, which took an edge that none had taken.</summary>
/// <param name="seeds">What fuzzing starts from; not empty.</param>
internal sealed class FuzzCorpus(IReadOnlyList<string> seeds)
{
    private readonly List<string> finds = [];

    /// <summary>How many finds there are.</summary>
    internal int Finds => finds.Count;

    internal void Add(string find) => finds.Add(find);

    /// <summary>A text to change: a find three times out of four, and of two finds the newer.</summary>
    internal string Pick(Random random) =>
        finds.Count > 0 && random.Next(4) > 0 ? finds[Math.Max(random.Next(finds.Count), random.Next(finds.Count))] : Any(random);

    /// <summary>A text that fuzzing started from.</summary>
    internal string Any(Random random) => seeds[random.Next(seeds.Count)];
}
