namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Reads a profile file.</summary>
internal static class ProfileFile
{
    /// <summary>The text; null when there is no such file.</summary>
    /// <exception cref="CredentialSourceException">It is there and can not be read.</exception>
    public static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CredentialSourceException(file, $"it can not be read: {fault.Message}", fault);
        }
    }
}
