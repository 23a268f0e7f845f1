using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider;
using ContainerOS.SdkGenerator.CSharp;
using ContainerOS.SdkGenerator.Schema;
using ContainerOS.SdkGenerator.TypeScript;

namespace ContainerOS.SdkGenerator;

/// <summary>The files that are generated from the schema of the provider.</summary>
internal static class GeneratedSdks
{
    /// <summary>The schema itself, for tools that read it from a file and for reviews.</summary>
    private const string SchemaFile = "schema/pulumi-package.json";

    /// <summary>The folders that contain generated files only, relative to the root of the repository.</summary>
    internal static IReadOnlyList<string> Folders { get; } =
    ["sdk/dotnet/ContainerOS.Infra/Generated", "sdk/nodejs/src", "sdk/nodejs/tests/examples"];

    /// <summary>The command: writes the files below a folder and deletes generated files that are gone.</summary>
    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not [var root])
        {
            await error.WriteLineAsync("usage: eng/generate-sdks");
            return 2;
        }

        var files = Write(await SchemaAsync());
        foreach (var stale in Stale(root, files))
        {
            File.Delete(Path.Combine(root, stale));
        }

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        await output.WriteLineAsync($"{files.Count} files");
        return 0;
    }

    /// <summary>The schema, as the provider returns it to an engine.</summary>
    internal static async Task<string> SchemaAsync()
    {
        using var provider = new ContainerOsProvider(NullEngineLog.Instance);
        return await provider.GetSchemaAsync(new SchemaRequest(), CancellationToken.None);
    }

    /// <summary>The generated files by their path, relative to the root of the repository.</summary>
    internal static IReadOnlyDictionary<string, string> Write(string json)
    {
        var schema = PackageSpec.Read(json);
        return new CSharpSdk(schema)
            .Write()
            .Select(file => (Path: $"{Folders[0]}/{file.Name}", file.Text))
            .Concat(new TypeScriptSdk(schema).Write().Select(file => (Path: $"{Folders[1]}/{file.Name}", file.Text)))
            .Concat(Examples(schema))
            .Append((Path: SchemaFile, Text: json + "\n"))
            .ToDictionary(file => file.Path, file => file.Text);
    }

    // The examples in the documentation, as programs that the tests of the package compile and run.
    private static IEnumerable<(string Path, string Text)> Examples(PackageSpec schema) =>
        schema
            .Resources.Select(resource => (resource.Name, resource.Doc))
            .Concat(schema.Functions.Select(function => (function.Name, function.Doc)))
            .SelectMany(each =>
                each.Doc.Examples.Where(example => example.Code.ContainsKey("typescript"))
                    .Select((example, index) => ($"{Folders[2]}/{each.Name}{index + 1}.ts", example.Code["typescript"] + "\n"))
            );

    /// <summary>The files in the generated folders that the generator does not write.</summary>
    internal static IEnumerable<string> Stale(string root, IReadOnlyDictionary<string, string> files) =>
        Folders
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !files.ContainsKey(file));
}
