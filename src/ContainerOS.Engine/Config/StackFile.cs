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
            .Refuse("encryptedkey environment", "it knows Pulumi's passphrase secrets and no environments")
            .RefuseUnknown();
        if (map.Text("secretsprovider") is { } provider and not ("passphrase" or "default" or ""))
        {
            bag.Error(
                map.MarkOf("secretsprovider"),
                $"secrets provider '{provider}' is not served by the embedded engine; it knows 'passphrase' only"
            );
        }
        return new StackFile(path, new MapReader(map.Node("config"), "'config'", [], bag).Entries, map.Text("encryptionsalt"));
    }
}
