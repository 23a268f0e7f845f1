namespace ContainerOS.Engine.Secrets;

/// <summary>Knows the passphrase that protects secrets.</summary>
public interface IPassphraseSource
{
    /// <summary>The passphrase, or null when there is none. An empty one is a passphrase, as with Pulumi.</summary>
    /// <exception cref="IOException">It can not be read; the message says where it should be.</exception>
    string? Read();
}
