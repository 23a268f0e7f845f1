using System.Diagnostics;
using ContainerOS.Testing;

namespace ContainerOS.Architecture.Packages;

/// <summary>The SDK's packages, made by <c>dotnet pack</c> in a working copy with a GitHub remote.</summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private readonly TestFolder folder = new();

    internal static IReadOnlyList<string> Names { get; } = ["ContainerOS.Sdk", "ContainerOS.Sdk.DependencyInjection"];

    internal Package Open(string name) => new(Path.Combine(folder.FullName, $"{name}.0.1.0"));

    public async ValueTask InitializeAsync()
    {
        // git merges a remote of the user-wide configuration into the working copy's, whose origin may be missing or a folder.
        folder.Write("config/git/config", "[remote \"github\"]\n\turl = https://github.com/example/example.git\n");
        foreach (var name in Names)
        {
            await PackAsync(name);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Packs a project that is restored and analyzed already. The empty scope includes git's user-wide configuration; the remote's
    /// name excludes the origin of a clone.
    /// </summary>
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
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root };
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(folder.FullName, "config");
        var result = await TestProcess.RunAsync(start, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"dotnet pack of {name} failed: {result.Output}{result.Error}");
    }
}
