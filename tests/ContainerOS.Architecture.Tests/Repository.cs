using ContainerOS.Testing;

namespace ContainerOS.Architecture;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] SourceFolders = ["src", "sdk", "provider", "tests", "eng"];
    private static readonly string[] BuildOutput = ["bin", "obj", "node_modules"];

    internal static string Root => RepositoryRoot.FullName;

    /// <summary>Source files with this extension; paths are relative to the root and use '/'.</summary>
    internal static IEnumerable<string> Files(string extension) => SourceFolders.SelectMany(folder => Files(folder, "*" + extension));

    /// <summary>Files of a folder and its subfolders, build output excluded; paths are relative to the root and use '/'.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(BuildOutput).Any());

    internal static bool Exists(string file) => File.Exists(Path.Combine(Root, file));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));
}
