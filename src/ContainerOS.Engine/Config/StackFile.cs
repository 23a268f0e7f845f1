using System.Text;
using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Config;

/// <summary>A stack's file, <c>Pulumi.&lt;stack&gt;.yaml</c>: its config values and the salt its secrets are encrypted with.</summary>
internal sealed record StackFile(string Path, IReadOnlyList<SyntaxEntry> Config, string? EncryptionSalt)
{
    private static readonly string[] Known = ["config", "encryptionsalt"];

    /// <summary>The file, or an empty one where there is none.</summary>
    public static StackFile Read(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            return new StackFile(path, [], null);
        }
        var map = new MapReader(YamlReader.Read(path, SourceFile.Read(path), bag), "the stack's file", [.. Known, "secretsprovider"], bag)
            .RejectUnsupported("encryptedkey environment", "it knows Pulumi's passphrase secrets and no environments")
            .RejectUnknown();
        if (map.String("secretsprovider") is { } provider and not ("passphrase" or "default" or ""))
        {
            bag.Error(
                map.LocationOf("secretsprovider"),
                $"secrets provider '{provider}' is not served by the embedded engine; it knows 'passphrase' only"
            );
        }
        return new StackFile(path, new MapReader(map.Node("config"), "'config'", [], bag).Entries, map.String("encryptionsalt"));
    }
}

/// <summary>Adds the salt of a stack's secrets to its file without touching what a person wrote there.</summary>
internal static class StackSalt
{
    public static void Append(string path, string salt)
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        var end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var gap = text.Length == 0 || text.EndsWith('\n') ? string.Empty : end;
        File.AppendAllText(path, $"{gap}encryptionsalt: {salt}{end}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}

/// <summary>Values written as <c>secure: ciphertext</c>.</summary>
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
