using System.Diagnostics;

namespace ContainerOS.Testing;

/// <summary>The npm package of <c>sdk/nodejs</c>, for the tests of its programs.</summary>
public static class NodeSdk
{
    private static readonly Lazy<Task<string?>> Build = new(BuildAsync);

    /// <summary>The folder of the package.</summary>
    public static string Folder { get; } = RepositoryRoot.PathOf("sdk", "nodejs");

    /// <summary>
    /// Installs what the package needs and compiles it with its tests, once per test run. Returns why that is not possible here, or null.
    /// </summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static Task<string?> MissingAsync(CancellationToken ct) => Build.Value.WaitAsync(ct);

    /// <summary>Runs the compiler of TypeScript.</summary>
    public static Task<ProcessResult> CompileAsync(string folder, IEnumerable<string> arguments, CancellationToken ct) =>
        TestProcess.RunAsync(
            new ProcessStartInfo("node", [Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc"), .. arguments])
            {
                WorkingDirectory = folder,
            },
            ct
        );

    /// <summary>Gives a program the packages that <c>npm install</c> would give it.</summary>
    public static void InstallInto(string program)
    {
        var modules = Path.Combine(program, "node_modules");
        foreach (var package in new[] { "@pulumi/pulumi", "@types/node", "typescript" })
        {
            Link(Path.Combine(modules, package), Path.Combine(Folder, "node_modules", package));
        }

        Link(Path.Combine(modules, "@containeros/infra"), Folder);
    }

    /// <summary>Makes a folder available under another path.</summary>
    public static void Link(string path, string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, folder);
    }

    // Several test projects use the package at the same time, each in its process.
    private static Task<string?> BuildAsync() =>
        Task.Run(() =>
        {
            using var mutex = new Mutex(initiallyOwned: false, "containeros-node-sdk-" + Folder.Replace(Path.DirectorySeparatorChar, '-'));
            try
            {
                mutex.WaitOne();
            }
            catch (AbandonedMutexException)
            {
                // A test run that was stopped had it; the compiler finds out what is out of date.
            }

            try
            {
                return CompilePackageAsync().GetAwaiter().GetResult();
            }
            finally
            {
                mutex.ReleaseMutex();
            }
        });

    private static async Task<string?> CompilePackageAsync()
    {
        if (await NpmPackages.MissingAsync(Folder, CancellationToken.None) is { } missing)
        {
            return missing;
        }

        var result = await CompileAsync(Folder, ["-b", ".", "tests"], CancellationToken.None);
        return result.ExitCode == 0 ? null : throw new InvalidOperationException("sdk/nodejs does not compile:\n" + result.Output);
    }
}
