using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Engine.Secrets;

/// <summary>
/// Encrypts as Pulumi's passphrase provider: AES-256-GCM with a key from PBKDF2-SHA256 and 1,000,000 rounds. A value is
/// <c>v1:nonce:ciphertext+tag</c> in base64 (pulumi/pulumi <c>sdk/go/common/resource/config/crypt.go</c> and
/// <c>pkg/secrets/passphrase/manager.go</c>).
/// </summary>
internal sealed class PassphraseCrypter
{
    private const int Rounds = 1_000_000;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const string KnownText = "pulumi";

    /// <summary>
    /// The crypters of this process: to derive a key takes a quarter of a second, and a command that previews and deploys opens a stack
    /// twice (as <c>getCachedSecretsManager</c> of Pulumi's <c>manager.go</c>).
    /// </summary>
    private static readonly ConcurrentDictionary<(string Passphrase, string Salt), PassphraseCrypter> Opened = new();
    private readonly byte[] key;

    private PassphraseCrypter(byte[] key, string salt) => (this.key, Salt) = (key, salt);

    /// <summary>The value of <c>encryptionsalt</c>: the salt, and an encrypted known text to detect a wrong passphrase.</summary>
    public string Salt { get; }

    /// <summary>Creates a crypter with a new salt.</summary>
    public static PassphraseCrypter Create(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(8);
        var key = Derive(passphrase, salt);
        var crypter = new PassphraseCrypter(key, $"v1:{Convert.ToBase64String(salt)}:{Encrypt(key, KnownText)}");
        return Opened[(passphrase, crypter.Salt)] = crypter;
    }

    /// <summary>Creates the crypter for a stored salt; null when the passphrase is wrong.</summary>
    /// <exception cref="FormatException">The text is not a salt.</exception>
    public static PassphraseCrypter? Open(string passphrase, string salt)
    {
        if (Opened.TryGetValue((passphrase, salt), out var opened))
        {
            return opened;
        }

        if (salt.Split(':', 3) is not ["v1", var bytes, var encrypted])
        {
            throw new FormatException("its format must be v1:<salt>:v1:<nonce>:<ciphertext>");
        }
        var crypter = new PassphraseCrypter(Derive(passphrase, Convert.FromBase64String(bytes)), salt);
        try
        {
            return crypter.Decrypt(encrypted) == KnownText ? Opened[(passphrase, salt)] = crypter : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string Encrypt(string text) => Encrypt(key, text);

    /// <exception cref="CryptographicException">The value was encrypted with another key or was changed.</exception>
    /// <exception cref="FormatException">The text is not an encrypted value.</exception>
    public string Decrypt(string value)
    {
        if (value.Split(':') is not ["v1", var nonce, var body] || Convert.FromBase64String(nonce) is not { Length: NonceBytes } nonceBytes)
        {
            throw new FormatException("its format must be v1:<nonce>:<ciphertext>");
        }
        var bytes = Convert.FromBase64String(body);
        if (bytes.Length < TagBytes)
        {
            throw new FormatException("its ciphertext is too short");
        }
        var text = new byte[bytes.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonceBytes, bytes.AsSpan(..^TagBytes), bytes.AsSpan(^TagBytes..), text);
        return Encoding.UTF8.GetString(text);
    }

    private static string Encrypt(byte[] key, string text)
    {
        var (plain, nonce) = (Encoding.UTF8.GetBytes(text), RandomNumberGenerator.GetBytes(NonceBytes));
        var sealedText = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedText.AsSpan(..plain.Length), sealedText.AsSpan(plain.Length..));
        return $"v1:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedText)}";
    }

    private static byte[] Derive(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA256, KeyBytes);
}
