using System.Diagnostics;

namespace ContainerOS.Architecture.Packages;

/// <summary>The packages of the SDK as <c>dotnet pack</c> makes them, from a working copy with an address on GitHub.</summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("containeros-packages-");

    internal static IReadOnlyList<string> Names { get; } = ["ContainerOS.Sdk", "ContainerOS.Sdk.DependencyInjection"];

    internal Package Open(string name) => new(Path.Combine(folder.FullName, $"{name}.0.1.0"));

    public async ValueTask InitializeAsync()
    {
        // A remote of a user-wide configuration counts as the working copy's own, whose origin may be missing or a folder.
        var git = Directory.CreateDirectory(Path.Combine(folder.FullName, "config", "git"));
        await File.WriteAllTextAsync(
            Path.Combine(git.FullName, "config"),
            "[remote \"github\"]\n\turl = https://github.com/example/example.git\n"
        );
        foreach (var name in Names)
        {
            await PackAsync(name);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs what CI or the developer has restored and analysed already. The empty scope lets git's user-wide configuration count; the name keeps a clone's origin out.</summary>
    private async Task PackAsync(string name)
    {
        string[] arguments =
        [
            "pack",
            $"sdk/{name}",
            "-c",
            "Release",
            "--no-restore",
            "-o",
            folder.FullName,
            "-nologo",
            "-v",
            "quiet",
            "-nodeReuse:false",
            "-p:RunAnalyzers=false",
            "-p:EnforceCodeStyleInBuild=false",
            "-p:GitRepositoryConfigurationScope=",
            "-p:GitRepositoryRemoteName=github",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(folder.FullName, "config");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet pack of {name} failed: {output}{await error}");
    }
}
