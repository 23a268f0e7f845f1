using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Reads and writes a state file: whole or not at all, and for its owner only, as it holds the names and ids of a whole stack.</summary>
internal static class StateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static JObject Read(string path)
    {
        using var reader = new JsonTextReader(new StreamReader(path)) { DateParseHandling = DateParseHandling.None, MaxDepth = 256 };
        return JToken.ReadFrom(reader) as JObject ?? throw new FormatException("it must hold a JSON object");
    }

    public static void Write(string path, JObject content)
    {
        var temporary = $"{path}.tmp";
        using (var file = new FileStream(temporary, Options()))
        {
            using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
            using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 4 })
            {
                content.WriteTo(json);
            }
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        return options;
    }
}
