namespace ContainerOS.Engine.Secrets;

/// <summary>A source of the passphrase for secrets.</summary>
public interface IPassphraseSource
{
    /// <summary>Returns the passphrase, or null when there is none. As in Pulumi, an empty string is a passphrase.</summary>
    /// <exception cref="IOException">The passphrase cannot be read; the message has its location.</exception>
    string? Read();
}

/// <summary>
/// The passphrase in <c>PULUMI_CONFIG_PASSPHRASE</c>, or in the file of <c>PULUMI_CONFIG_PASSPHRASE_FILE</c> without surrounding white
/// space (pulumi/pulumi <c>pkg/secrets/passphrase/manager.go</c>).
/// </summary>
/// <param name="variable">Returns a variable; null for the environment of this process.</param>
public sealed class EnvironmentPassphrase(Func<string, string?>? variable = null) : IPassphraseSource
{
    private const string Phrase = "PULUMI_CONFIG_PASSPHRASE";
    private const string PhraseFile = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private readonly Func<string, string?> variable = variable ?? Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    public string? Read() => variable(Phrase) ?? (variable(PhraseFile) is { Length: > 0 } file ? ReadFile(file) : null);

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the file {file} of {PhraseFile} cannot be read: {fault.Message}", fault);
        }
    }
}
