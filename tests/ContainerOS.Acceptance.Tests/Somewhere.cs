namespace ContainerOS.Acceptance.Tests;

/// <summary>A folder that is gone at the end.</summary>
internal sealed class Somewhere : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("acceptance-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
