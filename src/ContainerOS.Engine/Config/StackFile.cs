using System.Text;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Config;

/// <summary>The file of a stack, <c>Pulumi.&lt;stack&gt;.yaml</c>: its config values and the salt of its secrets.</summary>
internal sealed record StackFile(string Path, IReadOnlyList<SyntaxEntry> Config, string? EncryptionSalt)
{
    private static readonly string[] KnownKeys = ["config", "encryptionsalt"];

    /// <summary>Reads the file; a missing file is an empty one.</summary>
    public static StackFile Read(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            return new StackFile(path, [], null);
        }
        var map = new MapReader(YamlReader.Read(path, SourceFile.Read(path), bag), "the stack file", [.. KnownKeys, "secretsprovider"], bag)
            .RejectUnsupported("encryptedkey environment", "it supports passphrase secrets only and no environments")
            .RejectUnknown();
        if (map.String("secretsprovider") is { } provider and not ("passphrase" or "default" or ""))
        {
            bag.Error(
                map.LocationOf("secretsprovider"),
                $"the embedded engine does not support the secrets provider '{provider}', only 'passphrase'"
            );
        }
        return new StackFile(path, new MapReader(map.Node("config"), "'config'", [], bag).Entries, map.String("encryptionsalt"));
    }
}

/// <summary>Appends the salt of a stack's secrets to its file. The rest of the file stays unchanged.</summary>
internal static class StackSalt
{
    /// <exception cref="StateWriteException">The disk is full, read-only or gone. The file is unchanged.</exception>
    public static void Append(StateFiles files, string path, string salt)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var gap = text.Length == 0 || text.EndsWith('\n') ? string.Empty : end;
        try
        {
            files.Replace(path, file => file.Write(Encoding.UTF8.GetBytes($"{text}{gap}encryptionsalt: {salt}{end}")), isPrivate: false);
        }
        catch (Exception fault) when (StateFiles.IsDiskFault(fault))
        {
            throw new StateWriteException(path, fault);
        }
    }
}

/// <summary>Encrypted config values, written as <c>secure: ciphertext</c>.</summary>
internal static class SecureValue
{
    public static string? CiphertextOf(SyntaxNode node) =>
        node is SyntaxMapping { Entries: [{ Name: "secure", Value: SyntaxScalar cipher }] } ? cipher.Text : null;

    public static bool IsIn(SyntaxNode node) =>
        CiphertextOf(node) is not null
        || node switch
        {
            SyntaxMapping map => map.Entries.Any(entry => IsIn(entry.Value)),
            SyntaxSequence list => list.Items.Any(IsIn),
            _ => false,
        };
}
