namespace ContainerOS.Architecture;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "ContainerOS.Infra.sln";
    private static readonly string[] SourceFolders = ["src", "sdk", "provider", "tests", "eng"];
    private static readonly string[] Built = ["bin", "obj", "node_modules"];

    internal static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Files people wrote, by extension; paths relative to the root.</summary>
    internal static IEnumerable<string> Files(string extension) =>
        SourceFolders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(Built).Any());

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot(DirectoryInfo? folder) =>
        folder switch
        {
            null => throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Solution}."),
            _ when File.Exists(Path.Combine(folder.FullName, Solution)) => folder.FullName,
            _ => FindRoot(folder.Parent),
        };
}
