using System.Security.Cryptography;
using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Secrets;

/// <summary>Encrypts and decrypts the secrets of one stack. A stack without secrets needs no passphrase.</summary>
internal sealed class StackSecrets(IPassphraseSource source, string stackFile, string? fileSalt, StateFiles files)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, PassphraseCrypter> opened = [];
    private string? salt = fileSalt;

    /// <summary>The current salt, or null when the stack has none yet.</summary>
    public string? Salt
    {
        get
        {
            lock (gate)
            {
                return salt;
            }
        }
    }

    /// <summary>Uses the salt of the state when the stack file has none.</summary>
    public void UseSaltOfState(string stateSalt)
    {
        lock (gate)
        {
            salt ??= stateSalt;
        }
    }

    /// <summary>Checks that secrets can be encrypted. A new stack gets its salt only when the first secret is encrypted.</summary>
    /// <exception cref="ProgramException">The passphrase is missing or wrong.</exception>
    public void EnsurePassphrase()
    {
        lock (gate)
        {
            if (salt is null)
            {
                Passphrase();
            }
            else
            {
                Open(salt);
            }
        }
    }

    public string Encrypt(string text)
    {
        lock (gate)
        {
            return (salt is null ? CreateCrypter() : Open(salt)).Encrypt(text);
        }
    }

    /// <summary>Decrypts a value of the stack file.</summary>
    public string Decrypt(string value) =>
        Decrypt(
            value,
            Salt
                ?? throw new ProgramException(
                    $"{stackFile} has encrypted values but no 'encryptionsalt': restore the line, or set the values again",
                    stackFile
                ),
            stackFile
        );

    /// <summary>Decrypts a value with the given salt.</summary>
    public string Decrypt(string value, string valueSalt, string file)
    {
        lock (gate)
        {
            try
            {
                return Open(valueSalt).Decrypt(value);
            }
            catch (Exception fault) when (fault is CryptographicException or FormatException)
            {
                throw new ProgramException(
                    "an encrypted value cannot be decrypted: it was encrypted for another stack, or it was changed",
                    file,
                    fault
                );
            }
        }
    }

    private PassphraseCrypter CreateCrypter()
    {
        var crypter = PassphraseCrypter.Create(Passphrase());
        StackSalt.Append(files, stackFile, crypter.Salt);
        salt = crypter.Salt;
        return opened[crypter.Salt] = crypter;
    }

    private PassphraseCrypter Open(string wantedSalt) =>
        opened.TryGetValue(wantedSalt, out var known) ? known : opened[wantedSalt] = Unlock(wantedSalt);

    private PassphraseCrypter Unlock(string wantedSalt)
    {
        try
        {
            return PassphraseCrypter.Open(Passphrase(), wantedSalt)
                ?? throw new ProgramException(
                    "wrong passphrase: the secrets of this stack were encrypted with another one "
                        + "(PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE)"
                );
        }
        catch (FormatException fault)
        {
            throw new ProgramException(
                $"the salt of the stack's secrets ('encryptionsalt') is not valid: {fault.Message}",
                stackFile,
                fault
            );
        }
    }

    private string Passphrase()
    {
        try
        {
            return source.Read()
                ?? throw new ProgramException(
                    "this stack has secrets, but no passphrase is set: set PULUMI_CONFIG_PASSPHRASE to the passphrase, "
                        + "or PULUMI_CONFIG_PASSPHRASE_FILE to a file that contains it"
                );
        }
        catch (IOException fault)
        {
            throw new ProgramException(fault.Message, null, fault);
        }
    }
}
