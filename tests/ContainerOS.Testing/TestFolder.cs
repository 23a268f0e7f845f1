namespace ContainerOS.Testing;

/// <summary>A temporary folder that is deleted with everything in it.</summary>
public sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("containeros-");

    public string FullName => folder.FullName;

    /// <summary>The path of a file or folder inside.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([folder.FullName, .. parts]);

    /// <summary>Writes a file; its folders are created.</summary>
    /// <returns>The full path.</returns>
    public string Write(string file, string content)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
