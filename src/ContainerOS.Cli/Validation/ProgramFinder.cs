using ContainerOS.Cli.Commands;
using ContainerOS.Engine;

namespace ContainerOS.Cli.Validation;

/// <summary>Finds the programs that paths name: a Pulumi.yaml, a program's directory, or any directory with programs below it.</summary>
internal static class ProgramFinder
{
    private const string ProgramFile = "Pulumi.yaml";
    private static readonly string[] SkippedDirectories = ["bin", "obj", "node_modules", ".git", ".containeros"];

    /// <summary>Every program with every stack it has a file for, or with the one stack that is asked for. Programs of other runtimes that were not named are passed over.</summary>
    /// <exception cref="UsageException">A path is not there, can not be read, or holds no program.</exception>
    internal static FoundPrograms Find(IReadOnlyList<string> paths, string? stack, IReadOnlyDictionary<string, string> config)
    {
        var found = paths
            .SelectMany(Directories)
            .DistinctBy(FullPath)
            .ToLookup(directory => IsNamed(directory, paths) ? null : UnsupportedRuntime(directory));
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

    /// <summary>One name for a directory, however it is written.</summary>
    private static string FullPath(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    /// <summary>The runtime of a program that the embedded engine does not run.</summary>
    private static string? UnsupportedRuntime(string directory) =>
        ProgramRuntime.Find(directory) is { } runtime and not ProgramRuntime.Yaml ? runtime : null;

    private static IEnumerable<string> Directories(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetFileName(path) == ProgramFile
                ? [Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "."]
                : throw new UsageException(
                    $"{path} is no program: a program is a file named {ProgramFile}, or the directory that holds one"
                );
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"{path} is not there");
        }

        var found = Read(Path.TrimEndingDirectorySeparator(path));
        return found.Count > 0 ? found : throw new UsageException($"there is no {ProgramFile} in {path} or below it");
    }

    private static List<string> Read(string path)
    {
        try
        {
            return [.. ProgramsUnder(path)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can not be searched for programs: {fault.Message}");
        }
    }

    /// <summary>The directory itself, and those below it: a program may hold others. Links are not followed, as they may lead round in a circle.</summary>
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
            return [stack];
        }

        var named = Directory
            .EnumerateFiles(directory, "Pulumi.*.yaml")
            .Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length])
            .Order(StringComparer.Ordinal)
            .ToList();
        return named.Count > 0 ? named : ["dev"];
    }
}
