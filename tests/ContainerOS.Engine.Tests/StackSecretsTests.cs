using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Secrets;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Tests;

/// <summary>The secrets of a stack. The salt is that of the tests of Pulumi's passphrase manager, for the passphrase "password".</summary>
public sealed class StackSecretsTests : IDisposable
{
    internal const string Salt = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";

    /// <summary>To derive a key takes a quarter of a second, so most tests have this one.</summary>
    internal static readonly Lazy<PassphraseCrypter> Opened = new(() => PassphraseCrypter.Open("password", Salt)!);

    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;
    private int reads;

    private string StackFile => Path.Combine(directory, "Pulumi.dev.yaml");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void SaltOfPulumi_IsOpened_AndItsValuesAreDecrypted()
    {
        Assert.NotNull(Opened.Value);
        Assert.Equal(Salt, Opened.Value.Salt);
        Assert.Same(Opened.Value, PassphraseCrypter.Open("password", Salt));
        Assert.Equal("pulumi", Opened.Value.Decrypt("v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ=="));
    }

    [Theory]
    [InlineData("")]
    [InlineData("häßlich: a secret")]
    public void Value_IsEncryptedWithANewNonceEachTime(string text)
    {
        var (first, second) = (Opened.Value.Encrypt(text), Opened.Value.Encrypt(text));

        Assert.NotEqual(first, second);
        Assert.Equal([text, text], new[] { first, second }.Select(Opened.Value.Decrypt));
        Assert.Matches("^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+$", first);
    }

    [Theory]
    [InlineData("v1:AAAA", "its format must be v1:<nonce>:<ciphertext>")]
    [InlineData("v2:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==", "its format must be v1:<nonce>:<ciphertext>")]
    [InlineData("v1:AAAA:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==", "its format must be v1:<nonce>:<ciphertext>")]
    [InlineData("v1:F+6ZduKKd8G0/V7L:AAAA", "its ciphertext is too short")]
    [InlineData("v1:F+6ZduKKd8G0/V7L:AAAAAAAAAAAAAAAAAAAA", "its ciphertext is too short")]
    public void Value_OfAnotherFormat_IsNotDecrypted(string value, string error) =>
        Assert.Equal(error, Assert.Throws<FormatException>(() => Opened.Value.Decrypt(value)).Message);

    /// <summary>16 bytes are the tag of an empty text, so the length is right and the tag is not.</summary>
    [Fact]
    public void Value_ThatWasChanged_IsNotDecrypted() =>
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            Opened.Value.Decrypt("v1:F+6ZduKKd8G0/V7L:AAAAAAAAAAAAAAAAAAAAAA==")
        );

    [Theory]
    [InlineData("v1:fozI5u6B030=")]
    [InlineData("fozI5u6B030=:v1:F+6ZduL:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==")]
    public void Salt_OfAnotherFormat_IsRefusedWithItsFile(string salt)
    {
        var fault = Assert.Throws<ProgramException>(() => Secrets(salt).EnsurePassphrase());

        Assert.Equal(
            "the salt of the stack's secrets ('encryptionsalt') is not valid: its format must be v1:<salt>:v1:<nonce>:<ciphertext>",
            fault.Diagnostics[0].Message
        );
        Assert.Equal(StackFile, fault.Diagnostics[0].File);
    }

    [Fact]
    public void WrongPassphrase_IsAnError_AndAValueOfAnotherStackToo()
    {
        Assert.Equal(
            "wrong passphrase: the secrets of this stack were encrypted with another one (PULUMI_CONFIG_PASSPHRASE or "
                + "PULUMI_CONFIG_PASSPHRASE_FILE)",
            Assert.Throws<ProgramException>(() => Secrets(Salt, "another").EnsurePassphrase()).Message
        );
    }

    [Fact]
    public void Passphrase_IsReadOnce_ForAllValuesOfASalt()
    {
        var secrets = Secrets(Salt);
        secrets.UseSaltOfState("another");
        secrets.EnsurePassphrase();

        Assert.Equal("x", secrets.Decrypt(secrets.Encrypt("x")));
        var fault = Assert.Throws<ProgramException>(() => secrets.Decrypt("v1:x"));

        Assert.Equal(
            "an encrypted value cannot be decrypted: it was encrypted for another stack, or it was changed",
            fault.Diagnostics[0].Message
        );
        Assert.Equal(StackFile, fault.Diagnostics[0].File);
        Assert.Equal("state.json", Assert.Throws<ProgramException>(() => secrets.Decrypt("v1:x", Salt, "state.json")).Diagnostics[0].File);
        Assert.Equal(1, reads);
        Assert.Equal(Salt, secrets.Salt);
        Assert.False(File.Exists(StackFile));
    }

    [Fact]
    public void FirstSecret_MakesASalt_WhichTheFileOfTheStackKeeps()
    {
        var secrets = Secrets(null);

        var value = secrets.Encrypt("x");

        Assert.Equal($"encryptionsalt: {secrets.Salt}\n", File.ReadAllText(StackFile));
        Assert.Matches("^v1:[A-Za-z0-9+/]{11}=:v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/=]+$", secrets.Salt);
        Assert.Equal("x", secrets.Decrypt(value));
        Assert.Equal(1, reads);
        Assert.Equal("x", PassphraseCrypter.Open("password", secrets.Salt!)!.Decrypt(value));
    }

    [Fact]
    public void SaltOfTheState_IsUsed_WhenTheFileOfTheStackHasNone()
    {
        var secrets = Secrets(null);
        secrets.UseSaltOfState(Salt);

        Assert.Equal(Salt, secrets.Salt);
    }

    [Fact]
    public void NoPassphrase_IsAnErrorThatNamesTheVariables()
    {
        var fault = Assert.Throws<ProgramException>(() => Secrets(null, null).EnsurePassphrase());

        Assert.Equal(
            "this stack has secrets, but no passphrase is set: set PULUMI_CONFIG_PASSPHRASE to the passphrase, or "
                + "PULUMI_CONFIG_PASSPHRASE_FILE to a file that contains it",
            fault.Message
        );
        Assert.Equal(1, reads);
    }

    [Fact]
    public void EncryptedValues_WithoutASalt_AreAnErrorOfTheFile()
    {
        var fault = Assert.Throws<ProgramException>(() => Secrets(null).Decrypt("v1:x:y"));

        Assert.Equal(
            $"{StackFile} has encrypted values but no 'encryptionsalt': restore the line, or set the values again",
            fault.Diagnostics[0].Message
        );
        Assert.Equal(StackFile, fault.Diagnostics[0].File);
    }

    [Theory]
    [InlineData("p", null, "p")]
    [InlineData("", "file", "")]
    [InlineData(null, "file", "in the file")]
    [InlineData(null, "", null)]
    [InlineData(null, null, null)]
    public void Passphrase_IsThatOfTheVariable_OrOfItsFile(string? phrase, string? file, string? expected)
    {
        var path = Path.Combine(directory, "file");
        File.WriteAllText(path, " in the file\n");

        var source = new EnvironmentPassphrase(name =>
            name switch
            {
                "PULUMI_CONFIG_PASSPHRASE" => phrase,
                "PULUMI_CONFIG_PASSPHRASE_FILE" => file is "file" ? path : file,
                _ => throw new InvalidOperationException(name),
            }
        );

        Assert.Equal(expected, source.Read());
    }

    [Fact]
    public void FileOfThePassphrase_ThatCannotBeRead_IsAnErrorWithItsName()
    {
        var path = Path.Combine(directory, "none");
        var source = new EnvironmentPassphrase(name => name.EndsWith("_FILE", StringComparison.Ordinal) ? path : null);

        var fault = Assert.Throws<ProgramException>(() =>
            new StackSecrets(source, StackFile, null, StateFiles.OfMachine).EnsurePassphrase()
        );

        Assert.StartsWith($"the file {path} of PULUMI_CONFIG_PASSPHRASE_FILE cannot be read: ", fault.Message, StringComparison.Ordinal);
    }

    private StackSecrets Secrets(string? salt, string? passphrase = "password") =>
        new(new CountingSource(this, passphrase), StackFile, salt, StateFiles.OfMachine);

    private sealed class CountingSource(StackSecretsTests test, string? passphrase) : IPassphraseSource
    {
        public string? Read()
        {
            test.reads++;
            return passphrase;
        }
    }
}
