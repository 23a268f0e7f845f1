using System.Text;

namespace ContainerOS.Engine.Config;

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
