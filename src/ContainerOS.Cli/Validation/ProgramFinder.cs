using ContainerOS.Cli.Commands;
using ContainerOS.Engine;

namespace ContainerOS.Cli.Validation;

/// <summary>Finds programs by paths: a Pulumi.yaml, the directory of a program, or a directory that contains programs.</summary>
internal static class ProgramFinder
{
    private const string ProgramFile = "Pulumi.yaml";
    private static readonly string[] SkippedDirectories = ["bin", "obj", "node_modules", ".git", ".containeros"];

    /// <summary>
    /// Finds every program with each stack that has a file, or with the given stack. Programs of other runtimes are skipped unless a path
    /// names them.
    /// </summary>
    /// <exception cref="UsageException">A path does not exist, cannot be read, or contains no program.</exception>
    internal static FoundPrograms Find(IReadOnlyList<string> paths, string? stack, IReadOnlyDictionary<string, string> config)
    {
        var found = paths
            .SelectMany(Directories)
            .DistinctBy(FullPath)
            .ToLookup(directory => IsNamed(directory, paths) ? null : LanguageRuntime(directory));
        return new FoundPrograms(
            [
                .. found[null]
                    .SelectMany(directory => Stacks(directory, stack).Select(name => new ProgramSelection(directory, name, config))),
            ],
            [.. found.Where(group => group.Key is not null).SelectMany(group => group.Select(directory => $"{directory} ({group.Key})"))]
        );
    }

    private static bool IsNamed(string directory, IReadOnlyList<string> paths) =>
        paths.Any(path => FullPath(File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path) == FullPath(directory));

    /// <summary>The normalized path of a directory.</summary>
    private static string FullPath(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    /// <summary>The runtime of a program in another language than YAML. A search for programs does not run their code.</summary>
    private static string? LanguageRuntime(string directory) =>
        ProgramRuntime.Find(directory) is { } runtime and not ProgramRuntime.Yaml ? runtime : null;

    private static IEnumerable<string> Directories(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetFileName(path) == ProgramFile
                ? [Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "."]
                : throw new UsageException(
                    $"{path} is not a program; a program is a file named {ProgramFile} or the directory that contains it"
                );
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"{path} does not exist");
        }

        var found = Read(Path.TrimEndingDirectorySeparator(path));
        return found.Count > 0 ? found : throw new UsageException($"{path} and its subdirectories contain no {ProgramFile}");
    }

    private static List<string> Read(string path)
    {
        try
        {
            return [.. ProgramsUnder(path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be searched for programs: {exception.Message}");
        }
    }

    /// <summary>
    /// The directory and its subdirectories that are programs; programs may be nested. Links are not followed, because they may form a
    /// cycle.
    /// </summary>
    private static IEnumerable<string> ProgramsUnder(string directory)
    {
        IEnumerable<string> own = File.Exists(Path.Combine(directory, ProgramFile)) ? [directory] : [];
        return own.Concat(
            Directory
                .EnumerateDirectories(directory)
                .Where(child => !SkippedDirectories.Contains(Path.GetFileName(child)) && new DirectoryInfo(child).LinkTarget is null)
                .Order(StringComparer.Ordinal)
                .SelectMany(ProgramsUnder)
        );
    }

    private static IEnumerable<string> Stacks(string directory, string? stack)
    {
        if (stack is not null)
        {
            StackNames.Require(directory, stack, creates: false);
            return [stack];
        }

        var named = StackNames.WithFile(directory);
        return named.Count > 0 ? named : ["dev"];
    }
}
