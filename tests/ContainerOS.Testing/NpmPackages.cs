using System.ComponentModel;

namespace ContainerOS.Testing;

/// <summary>npm packages that tests use, installed from the lock file beside their package.json.</summary>
public static class NpmPackages
{
    private static readonly Dictionary<string, Task<string?>> Installations = new(StringComparer.Ordinal);

    /// <summary>Installs the packages of a folder, once per test run. Returns why they are missing, or null when they are not.</summary>
    /// <exception cref="InvalidOperationException">Node and npm are installed, and npm ci failed.</exception>
    public static Task<string?> MissingAsync(string folder, CancellationToken ct)
    {
        Task<string?> installation;
        lock (Installations)
        {
            if (!Installations.TryGetValue(folder, out installation!))
            {
                installation = InstallAsync(folder);
                Installations.Add(folder, installation);
            }
        }

        return installation.WaitAsync(ct);
    }

    private static async Task<string?> InstallAsync(string folder)
    {
        if (!await SucceedsAsync(folder, "node", "--version"))
        {
            return "node is not installed: Node 20 or later is needed";
        }

        var done = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            return null;
        }

        if (!await SucceedsAsync(folder, "npm", "--version"))
        {
            return "npm is not installed: it installs the packages of the tests";
        }

        return await SucceedsAsync(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
            ? null
            : throw new InvalidOperationException($"npm ci failed in {folder}");
    }

    private static async Task<bool> SucceedsAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            // One installation serves all tests of the process, so no test's cancellation ends it.
            var start = new System.Diagnostics.ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
            return (await TestProcess.RunAsync(start, CancellationToken.None)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
