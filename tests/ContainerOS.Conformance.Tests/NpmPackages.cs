using System.Diagnostics;

namespace ContainerOS.Conformance.Tests;

/// <summary>Installs the vendor's npm packages once, from the lock file next to the tests.</summary>
internal static class NpmPackages
{
    private static readonly Lazy<Task<string?>> Ready = new(InstallAsync);

    internal static string Folder { get; } = Path.Combine(Root(), "tests", "ContainerOS.Conformance.Tests", "node");

    /// <summary>Why the packages cannot be used; null when they can.</summary>
    internal static Task<string?> MissingAsync() => Ready.Value;

    private static async Task<string?> InstallAsync()
    {
        if (!await RunsAsync("node", "--version"))
        {
            return "node is not installed: the vendor's Node clients need Node 20 or later";
        }
        var done = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return null;
        }
        if (!await RunsAsync("npm", "--version"))
        {
            return "npm is not installed: it fetches the vendor's Node clients";
        }
        return await RunsAsync("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
            ? null
            : throw new InvalidOperationException($"npm ci failed in {Folder}");
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true }
            )!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ContainerOS.Infra.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not inside the repository");
        }
        return folder;
    }
}
