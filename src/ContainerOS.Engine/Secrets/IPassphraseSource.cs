namespace ContainerOS.Engine.Secrets;

/// <summary>Knows the passphrase that protects secrets.</summary>
public interface IPassphraseSource
{
    /// <summary>The passphrase, or null when there is none. An empty one is a passphrase, as with Pulumi.</summary>
    /// <exception cref="IOException">It can not be read; the message says where it should be.</exception>
    string? Read();
}

/// <summary>
/// The passphrase of <c>PULUMI_CONFIG_PASSPHRASE</c>, or of the file <c>PULUMI_CONFIG_PASSPHRASE_FILE</c> names, blanks around it cut off
/// (pulumi/pulumi <c>pkg/secrets/passphrase/manager.go</c>).
/// </summary>
/// <param name="variable">Reads a variable; null for this process's environment.</param>
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
            throw new IOException($"{PhraseFile} names {file}, which can not be read: {fault.Message}", fault);
        }
    }
}
