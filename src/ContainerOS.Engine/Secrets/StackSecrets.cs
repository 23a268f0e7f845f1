using System.Security.Cryptography;
using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Secrets;

/// <summary>The secrets of one stack: opened when one is met, so that a stack without secrets needs no passphrase.</summary>
internal sealed class StackSecrets(IPassphraseSource source, string stackFile, string? fileSalt)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, PassphraseCrypter> opened = [];
    private string? salt = fileSalt;

    /// <summary>The salt in effect, or null while the stack has none.</summary>
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

    /// <summary>Takes over the salt of a state when the stack's file has none.</summary>
    public void UseSaltOfState(string stateSalt)
    {
        lock (gate)
        {
            salt ??= stateSalt;
        }
    }

    /// <summary>Makes sure that secrets can be encrypted; a stack that has no salt yet gets one only when it first needs it.</summary>
    /// <exception cref="ProgramException">There is no passphrase, or a wrong one.</exception>
    public void EnsurePassphrase()
    {
        lock (gate)
        {
            if (salt is null)
            {
                _ = Passphrase();
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

    /// <summary>Decrypts a value of the stack's file.</summary>
    public string Decrypt(string value) =>
        Decrypt(
            value,
            Salt
                ?? throw new ProgramException(
                    $"{stackFile} holds encrypted values but no 'encryptionsalt': restore the line, or set the values anew",
                    stackFile
                ),
            stackFile
        );

    /// <summary>Decrypts a value that was encrypted with the given salt.</summary>
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
                    "an encrypted value can not be decrypted: it was encrypted for another stack, or changed by hand",
                    file,
                    fault
                );
            }
        }
    }

    private PassphraseCrypter CreateCrypter()
    {
        var crypter = PassphraseCrypter.Create(Passphrase());
        StackSalt.Append(stackFile, crypter.Salt);
        salt = crypter.Salt;
        return opened[crypter.Salt] = crypter;
    }

    private PassphraseCrypter Open(string wanted) => opened.TryGetValue(wanted, out var known) ? known : opened[wanted] = Unlock(wanted);

    private PassphraseCrypter Unlock(string wanted)
    {
        try
        {
            return PassphraseCrypter.Open(Passphrase(), wanted)
                ?? throw new ProgramException(
                    "wrong passphrase: it is not the one this stack's secrets were encrypted with (PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE)"
                );
        }
        catch (FormatException fault)
        {
            throw new ProgramException($"the salt of the stack's secrets ('encryptionsalt') is damaged: {fault.Message}", stackFile, fault);
        }
    }

    private string Passphrase()
    {
        try
        {
            return source.Read()
                ?? throw new ProgramException(
                    "this stack has secrets, and there is no passphrase to protect them: set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it"
                );
        }
        catch (IOException fault)
        {
            throw new ProgramException(fault.Message, null, fault);
        }
    }
}
