using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.State;

/// <summary>Keeps the account in a file: written whole, beside, and then moved into place.</summary>
internal sealed class AccountFile(string? path)
{
    /// <summary>The account that was kept; null when there is none yet.</summary>
    /// <exception cref="EmulatorStateException">The file is not readable as one.</exception>
    internal Account? Load()
    {
        if (path is null || !File.Exists(path))
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(path)) { DateParseHandling = DateParseHandling.None };
            var data = JObject.Load(reader);
            return IsAccount(data) ? new Account(data) : throw new EmulatorStateException(path, "is of another format");
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EmulatorStateException(path, "can not be read", fault);
        }
    }

    private static bool IsAccount(JObject data) =>
        data["format"] is JValue { Value: 1L }
        && data["pools"] is JArray
        && data["tasks"] is JArray
        && new[] { "seed", "draws", "clock" }.All(name => data[name] is { Type: JTokenType.Integer });

    /// <summary>Writes the account; a crash leaves either the old file or the new one.</summary>
    internal void Save(Account account)
    {
        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create))
        {
            file.Write(Encoding.UTF8.GetBytes(account.Data.ToString(Formatting.Indented)));
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
