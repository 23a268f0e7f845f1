namespace ContainerOS.Testing;

/// <summary>The working copy that the tests were built from.</summary>
public static class RepositoryRoot
{
    private const string Solution = "ContainerOS.Infra.sln";

    /// <summary>The full path of the folder with the solution.</summary>
    public static string FullName { get; } = Find();

    /// <summary>The full path of a file or folder inside.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([FullName, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} contains {Solution}.");
    }
}
